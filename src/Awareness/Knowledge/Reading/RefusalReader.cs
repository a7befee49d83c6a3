using Awareness.Language;
using Awareness.Safety;
using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>
/// Reads <c>content/refusals</c>: what is said to harmful requests (<c>replies.yaml</c>), how they are seen (all other YAML files, in the form of
/// <c>content/safety</c> with <c>reply</c> in place of <c>card</c>), and examples of how people word them (text files).
/// </summary>
internal sealed class RefusalReader(SourceCatalog catalog, References references, IReadOnlySet<string> cardIds)
{
    private const string RepliesFile = "replies.yaml";

    private static readonly string[] KnownParts = ["replies"];
    private static readonly string[] KnownReply = ["id", "text", "english", "topics", "card"];

    private readonly Dictionary<string, RefusalReply> replies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Located> places = new(StringComparer.Ordinal);

    /// <summary>The rules of <paramref name="files"/>; whatever is wrong is reported and left out.</summary>
    /// <param name="files">The YAML files of the folder.</param>
    /// <param name="examples">Its text files, each with its problems.</param>
    /// <param name="questions">What people ask the cards: honest questions.</param>
    /// <param name="lexicon">Reads the examples as messages are read.</param>
    public RefusalRules Read(IReadOnlyList<YamlFile> files, IEnumerable<(AuthorText Text, FileProblems Problems)> examples, IEnumerable<string> questions, Lexicon lexicon)
    {
        var rules = files.ToLookup(file => !file.Problems.File.EndsWith($"/{RepliesFile}", StringComparison.Ordinal));
        foreach (var file in rules[false])
        {
            foreach (var reply in file.Open(KnownParts).Entries("replies", KnownReply)) ReadReply(reply, file.Problems);
        }

        var requests = SafetyReader.Read(rules[true], SignTargets.Replies(places.Keys.ToHashSet(StringComparer.Ordinal)));
        WarnUnused(requests);
        var reader = new RequestExamplesReader(replies.Keys, lexicon);
        foreach (var (text, problems) in examples) reader.Read(text, problems);
        return new RefusalRules(requests, replies, reader.With(questions));
    }

    private void ReadReply(Fields fields, FileProblems problems)
    {
        if (fields.Id() is not { } id) return;
        if (!places.TryAdd(id.Text, new Located<string>(id.Text, problems, id)))
        {
            problems.Error(id, FileMessages.DuplicateId(id.Text, places[id.Text]));
            return;
        }

        var card = fields.Optional("card");
        if (card is not null && !cardIds.Contains(card.Text)) problems.Error(card, Messages.UnknownCard(card.Text), Nearest.Suggest(card.Text, cardIds));
        replies[id.Text] = new RefusalReply(id.Text, card is null && fields.Paragraphs("text") is { } text ? Fill(text, problems) : "")
        {
            EnglishText = fields.OptionalParagraphs("english") is { } english ? Fill(english, problems) : null,
            Topics = ReadTopics(fields, problems),
            CardId = card?.Text,
        };
    }

    private string Fill(YamlScalar text, FileProblems problems) => references.Fill(text.Text, problems, text.Line, text.Column);

    private List<string> ReadTopics(Fields fields, FileProblems problems)
    {
        var topics = new List<string>();
        foreach (var topic in fields.Scalars("topics"))
        {
            if (catalog.Topics.ContainsKey(topic.Text)) topics.Add(topic.Text);
            else problems.Error(topic, Messages.UnknownTopic(topic.Text), Nearest.Suggest(topic.Text, catalog.Topics.Keys));
        }

        return topics;
    }

    /// <summary>A reply that no sign names is never said.</summary>
    private void WarnUnused(SafetyRules requests)
    {
        var used = requests.CardIds.ToHashSet(StringComparer.Ordinal);
        foreach (var (id, place) in places)
        {
            if (!used.Contains(id)) place.Problems.Warn(place.At, Messages.UnusedReply(id));
        }
    }
}
