using Awareness.Language;

namespace Awareness.Knowledge.Reading;

/// <summary>Reads <c>texts.yaml</c>: what the service says of itself, and the whole messages it takes as greetings and wishes.</summary>
internal static class TextsReader
{
    private static readonly string[] Known = ["texts", "words", "popular"];

    /// <summary>The texts below <paramref name="root"/>; hotlines are in <paramref name="catalog"/> already. What is missing is reported.</summary>
    public static ServiceTexts Read(YamlNode root, SourceCatalog catalog, FileProblems problems)
    {
        if (root is not YamlMap map)
        {
            problems.Error(root, Messages.NotAMap("texts.yaml"));
            return new ServiceTexts();
        }

        var parts = new Fields(map, problems, Known);
        return new ServiceTexts
        {
            Texts = ReadTexts(map.Find("texts")?.Value, catalog, problems, parts.At),
            Words = ReadWords(map.Find("words")?.Value, problems, parts.At),
            Popular = [.. parts.Scalars("popular").Select(card => card.Text)],
        };
    }

    /// <summary>Reports popular cards that do not exist.</summary>
    public static void CheckPopular(YamlNode root, IReadOnlyList<Card> cards, FileProblems problems)
    {
        if ((root as YamlMap)?.Find("popular")?.Value is not YamlList list) return;
        var ids = cards.Select(card => card.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var item in list.Items.OfType<YamlScalar>().Where(item => !ids.Contains(item.Text)))
            problems.Error(item, Messages.UnknownCard(item.Text), Nearest.Suggest(item.Text, ids));
    }

    private static Dictionary<string, string> ReadTexts(YamlNode? node, SourceCatalog catalog, FileProblems problems, YamlNode at)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in Entries(node, ServiceTexts.RequiredTexts, "texts", problems, at))
        {
            if (entry.Value is YamlScalar { IsNull: false } text) texts[entry.Key.Text] = FillHotlines(text, catalog, problems).Trim();
            else problems.Error(entry.Value, Messages.NotOneValue(entry.Key.Text));
        }

        return texts;
    }

    private static Dictionary<string, IReadOnlySet<string>> ReadWords(YamlNode? node, FileProblems problems, YamlNode at)
    {
        var words = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (var entry in Entries(node, ServiceTexts.RequiredWords, "words", problems, at))
        {
            if (entry.Value is YamlList list) words[entry.Key.Text] = list.Items.OfType<YamlScalar>().Select(word => Tokenizer.Analyze(word.Text).FoldedText()).ToHashSet(StringComparer.Ordinal);
            else problems.Error(entry.Value, Messages.NotAList(entry.Key.Text), Messages.ListHint);
        }

        return words;
    }

    private static IReadOnlyList<YamlEntry> Entries(YamlNode? node, IReadOnlyList<string> required, string part, FileProblems problems, YamlNode at)
    {
        if (node is not YamlMap map)
        {
            problems.Error(node ?? at, Messages.Missing(part));
            return [];
        }

        foreach (var entry in map.Entries.Where(entry => !required.Contains(entry.Key.Text)))
            problems.Error(entry.Key, Messages.UnknownKey(entry.Key.Text), Nearest.Suggest(entry.Key.Text, required));
        foreach (var missing in required.Where(key => map.Find(key) is null)) problems.Error(map, Messages.Missing(missing));
        return map.Entries;
    }

    private static string FillHotlines(YamlScalar scalar, SourceCatalog catalog, FileProblems problems)
    {
        var text = scalar.Text;
        foreach (var (id, hotline) in catalog.Hotlines) text = text.Replace($"{{{{hotline.{id}}}}}", hotline.Value.Number, StringComparison.Ordinal);
        if (text.Contains("{{", StringComparison.Ordinal)) problems.Error(scalar, Messages.BrokenReference, Messages.BrokenReferenceHint);
        return text;
    }
}
