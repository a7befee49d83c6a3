namespace Awareness.Knowledge;

/// <summary>
/// The answers to questions in English about topics that have no English card: what the topic is, that the answer is there in Vietnamese only, and that
/// answer, for somebody nearby or a translation to read. More help than silence, and the topic is the right one.
/// </summary>
internal static class VietnameseOnly
{
    private const int LongestTitle = 60;

    /// <summary>One card for each topic of <paramref name="edition"/> without an English card and with a Vietnamese one; it has that card's id.</summary>
    public static IEnumerable<Card> Pointers(Edition edition, CardRetrieval vietnamese)
    {
        var answered = edition.Cards.Select(card => card.Topic).ToHashSet(StringComparer.Ordinal);
        foreach (var topic in edition.Topics.Where(topic => !answered.Contains(topic.Id)))
        {
            var newest = vietnamese.CardsByTopic[topic.Id].Select(card => card.ValidFrom).DefaultIfEmpty().Max();
            if (vietnamese.LeadCard(topic.Id, newest) is not { } lead) continue;
            yield return lead with
            {
                InEnglish = true,
                IsUntranslated = true,
                Title = topic.Title.Length <= LongestTitle ? topic.Title : topic.Title[..LongestTitle],
                Questions = topic.Said,
                Text = $"{edition.Texts[ServiceTexts.OnlyVietnamese].Replace("{topic}", topic.Title, StringComparison.Ordinal)}\n\n{lead.Title}\n\n{lead.Text}",
                ParentText = null,
                PupilText = null,
            };
        }
    }
}
