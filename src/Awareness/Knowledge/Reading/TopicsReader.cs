using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>Reads <c>topics.yaml</c>: families of topics.</summary>
internal static class TopicsReader
{
    private static readonly string[] Worded = ["title", "covers"];
    private static readonly string[] Known = [.. Worded, "lead"];

    /// <summary>Adds the topics in <paramref name="file"/> to <paramref name="catalog"/>.</summary>
    public static void Read(YamlFile file, SourceCatalog catalog) => Read(file, catalog, Known);

    /// <summary>The same for another language, which puts the topics into words and decides nothing else.</summary>
    public static void ReadWorded(YamlFile file, SourceCatalog catalog) => Read(file, catalog, Worded);

    private static void Read(YamlFile file, SourceCatalog catalog, string[] known)
    {
        foreach (var family in file.Map.Entries)
        {
            if (family.Value is not YamlMap topics)
            {
                file.Problems.Error(family.Key, FileMessages.NotAMap(family.Key.Text));
                continue;
            }

            foreach (var topic in topics.Entries) ReadTopic((family.Key.Text, topic), catalog, file.Problems, known);
        }
    }

    private static void ReadTopic((string Family, YamlEntry Entry) written, SourceCatalog catalog, FileProblems problems, string[] known)
    {
        var (family, entry) = written;
        var id = entry.Key.Text;
        if (!id.StartsWith($"{family}.", StringComparison.Ordinal) || !Fields.IsId(id))
        {
            problems.Error(entry.Key, Messages.BadTopicId(id, family));
            return;
        }

        if (entry.Value is not YamlMap map)
        {
            problems.Error(entry.Key, FileMessages.NotAMap(id));
            return;
        }

        var fields = new Fields(map, problems, known);
        var lead = fields.Optional("lead");
        if (lead is not null) catalog.Leads[id] = new Located<string>(lead.Text, problems, lead);
        var topic = new Topic(id, fields.Text("title"), fields.Text("covers")) { Lead = lead?.Text };
        if (!catalog.Topics.TryAdd(id, new Located<Topic>(topic, problems, entry.Key)))
            problems.Error(entry.Key, FileMessages.DuplicateId(id, catalog.Topics[id]));
    }
}
