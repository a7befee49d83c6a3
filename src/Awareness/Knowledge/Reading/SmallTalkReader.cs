using Awareness.Language;
using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>Reads the part <c>small-talk</c> of <c>texts.yaml</c>: what people say to be kind, to tease or to try the service out, and the answers.</summary>
internal sealed class SmallTalkReader(References references, FileProblems problems)
{
    /// <summary>Room for cries for help, greetings, thanks and goodbyes beside these.</summary>
    public const int MostKinds = SmallTalkPhrases.MostKinds - 4;

    private static readonly string[] Known = ["id", "text", "words", "yields"];
    private static readonly Dictionary<string, bool> YesOrNo = new(StringComparer.Ordinal) { ["true"] = true, ["false"] = false };

    private readonly Dictionary<string, Located> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> owners = new(StringComparer.Ordinal);

    /// <summary>The kinds in <paramref name="parts"/>, in file order; whatever is wrong is reported and left out.</summary>
    public IReadOnlyList<SmallTalkKind> Read(Fields parts)
    {
        var kinds = new List<SmallTalkKind>();
        foreach (var fields in parts.Entries("small-talk", Known))
        {
            if (fields.Id() is not { } id || fields.Paragraphs("text") is not { } text) continue;
            if (!ids.TryAdd(id.Text, new Located<string>(id.Text, problems, id))) problems.Error(id, FileMessages.DuplicateId(id.Text, ids[id.Text]));
            else if (kinds.Count == MostKinds) problems.Error(id, Messages.TooMuchSmallTalk(MostKinds));
            else kinds.Add(Kind(fields, id.Text, references.Fill(text.Text, problems, text.Line, text.Column)));
        }

        return kinds;
    }

    /// <summary>What an author wrote as messages are compared: folded, joined by blanks.</summary>
    public static string Folded(YamlScalar words) => Tokenizer.Analyze(words.Text).FoldedText();

    private SmallTalkKind Kind(Fields fields, string id, string text)
    {
        var phrases = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in fields.Scalars("words"))
        {
            var said = Folded(word);
            if (owners.TryAdd(said, id)) phrases.Add(said);
            else if (owners[said] != id) problems.Error(word, Messages.WordOfOtherKey(word.Text, owners[said]));
        }

        return new SmallTalkKind(id, text, phrases) { YieldsToOthers = fields.Choice("yields", YesOrNo, otherwise: false) };
    }
}
