using Awareness.Language;
using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>Reads <c>texts.yaml</c>: what the service says of itself, and the messages that ask for it.</summary>
internal sealed class TextsReader(References references, FileProblems problems)
{
    private static readonly string[] KnownParts = ["texts", "words", "small-talk", "fillers", "popular"];
    private static readonly string[] EnglishParts = ["texts", "words"];

    private readonly WrittenPhrases phrases = new();

    /// <summary>The texts in <paramref name="file"/>, references filled in; <paramref name="cards"/> are those that can be popular.</summary>
    public static ServiceTexts Read(YamlFile file, References references, IReadOnlyList<Card> cards)
    {
        var reader = new TextsReader(references, file.Problems);
        var parts = file.Open(KnownParts);
        return new ServiceTexts
        {
            Texts = reader.ReadTexts(parts),
            Words = reader.ReadWords(parts),
            Written = reader.phrases,
            SmallTalk = new SmallTalkReader(references, file.Problems).Read(parts),
            Fillers = parts.Scalars("fillers").Select(SmallTalkReader.Folded).ToHashSet(StringComparer.Ordinal),
            Popular = reader.ReadPopular(parts, cards),
        };
    }

    /// <summary>The English texts: what is missing falls back on <paramref name="vietnamese"/>, with a warning; the popular cards are the same.</summary>
    public static ServiceTexts ReadEnglish(YamlFile file, References references, ServiceTexts vietnamese)
    {
        var reader = new TextsReader(references, file.Problems);
        var parts = file.Open(EnglishParts);
        return new ServiceTexts
        {
            Texts = reader.ReadEnglishTexts(parts),
            Words = reader.ReadWords(parts),
            Written = reader.phrases,
            Popular = vietnamese.Popular,
            Otherwise = vietnamese,
        };
    }

    private Dictionary<string, string> ReadEnglishTexts(Fields parts)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        IReadOnlyList<string> known = [.. ServiceTexts.RequiredTexts, ServiceTexts.OnlyVietnamese];
        if (parts.Map("texts", known) is not { } fields) return texts;
        foreach (var key in known)
        {
            if (ReferenceEquals(fields.Place(key), fields.At)) problems.Warn(fields.At, Messages.NoEnglishText(key));
            else if (fields.Paragraphs(key) is { } text) texts[key] = references.Fill(text.Text, problems, text.Line, text.Column);
        }

        if (texts.TryGetValue(ServiceTexts.OnlyVietnamese, out var pointer) && !pointer.Contains("{topic}", StringComparison.Ordinal))
            problems.Error(fields.Place(ServiceTexts.OnlyVietnamese), Messages.PointerWithoutTopic);
        return texts;
    }

    private Dictionary<string, string> ReadTexts(Fields parts)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (parts.Map("texts", ServiceTexts.RequiredTexts) is not { } fields) return texts;
        foreach (var key in ServiceTexts.RequiredTexts)
        {
            if (fields.Paragraphs(key) is { } text) texts[key] = references.Fill(text.Text, problems, text.Line, text.Column);
        }

        return texts;
    }

    private Dictionary<string, IReadOnlySet<string>> ReadWords(Fields parts)
    {
        var words = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        if (parts.Map("words", ServiceTexts.RequiredWords) is not { } fields) return words;
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in ServiceTexts.RequiredWords)
        {
            var folded = new HashSet<string>(StringComparer.Ordinal);
            foreach (var word in fields.RequiredScalars(key))
            {
                var written = Tokenizer.Analyze(word.Text);
                var said = written.FoldedText();
                phrases.Add(written);
                if (owners.TryAdd(said, key)) folded.Add(said);
                else if (owners[said] != key) problems.Error(word, Messages.WordOfOtherKey(word.Text, owners[said]));
            }

            words[key] = folded;
        }

        return words;
    }

    private List<string> ReadPopular(Fields parts, IReadOnlyList<Card> cards)
    {
        var ids = cards.Select(card => card.Id).ToHashSet(StringComparer.Ordinal);
        var popular = new List<string>();
        foreach (var id in parts.Scalars("popular"))
        {
            if (!ids.Contains(id.Text)) problems.Error(id, Messages.UnknownCard(id.Text), Nearest.Suggest(id.Text, ids));
            else popular.Add(id.Text);
        }

        return popular;
    }
}
