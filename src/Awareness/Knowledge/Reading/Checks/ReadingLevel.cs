namespace Awareness.Knowledge.Reading.Checks;

/// <summary>
/// Warns of what a child of twelve would not read to the end: long sentences, cards full of them, words of offices. Written Vietnamese
/// parts syllables with blanks, so the length of a sentence is counted in syllables; it weighs most in every readability measure.
/// </summary>
internal sealed class ReadingLevel(Wording wording)
{
    /// <summary>Syllables of a sentence that is read in one breath; of all sentences in the cards, 99 in 100 are shorter.</summary>
    private const int LongestSentence = 30;

    /// <summary>Nobody reads a long sentence beside a child that does not breathe.</summary>
    private const int LongestEmergencySentence = 22;

    /// <summary>A card is hard to read when its sentences have more than so many syllables on average, and a third of them more than <see cref="Long"/>.</summary>
    private const int HighestMean = 17;
    private const int Long = 20;

    /// <summary>Reports what is hard to read in <paramref name="card"/>.</summary>
    public void Check(WrittenCard card)
    {
        var lengths = new List<int>();
        var most = card.Draft.IsEmergency ? LongestEmergencySentence : LongestSentence;
        foreach (var line in card.Lines)
        {
            var text = Phrases.WithoutQuotes(line.Text);
            foreach (var sentence in Sentences.Of(text))
            {
                var words = Sentences.CountWords(sentence);
                if (words == 0) continue;
                lengths.Add(words);
                if (words > most) card.Draft.Problems.Warn(line.Line, column: null, CheckMessages.LongSentence(words, most, sentence), CheckMessages.LongSentenceHint);
            }

            if (!card.IsOfDirective) CheckWords(text.ToLowerInvariant(), line.Line, card);
        }

        CheckMean(lengths, card);
    }

    private void CheckWords(string text, int line, WrittenCard card)
    {
        foreach (var official in wording.Official)
        {
            if (Phrases.Find(text, official.Word) >= 0)
                card.Draft.Problems.Warn(line, column: null, CheckMessages.Official(official.Word), CheckMessages.SayInstead(official.Plain));
        }
    }

    private static void CheckMean(List<int> lengths, WrittenCard card)
    {
        if (lengths.Count == 0 || card.First is not [var first, ..]) return;
        var mean = lengths.Average();
        var many = lengths.Count(length => length > Long);
        if (mean > HighestMean && many * 3 > lengths.Count) card.Draft.Problems.Warn(first.Line, column: null, CheckMessages.HardCard(mean, many, lengths.Count), CheckMessages.HardCardHint);
    }
}
