using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>Reads <c>topics.yaml</c>: families of topics.</summary>
internal static class TopicsReader
{
    private static readonly string[] Known = ["title", "covers"];

    /// <summary>Adds the topics in <paramref name="file"/> to <paramref name="catalog"/>.</summary>
    public static void Read(YamlFile file, SourceCatalog catalog)
    {
        foreach (var family in file.Map.Entries)
        {
            if (family.Value is not YamlMap topics)
            {
                file.Problems.Error(family.Key, FileMessages.NotAMap(family.Key.Text));
                continue;
            }

            foreach (var topic in topics.Entries) ReadTopic(family.Key.Text, topic, catalog, file.Problems);
        }
    }

    private static void ReadTopic(string family, YamlEntry entry, SourceCatalog catalog, FileProblems problems)
    {
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

        var fields = new Fields(map, problems, Known);
        var topic = new Topic(id, fields.Text("title"), fields.Text("covers"));
        if (!catalog.Topics.TryAdd(id, new Located<Topic>(topic, problems, entry.Key)))
            problems.Error(entry.Key, FileMessages.DuplicateId(id, catalog.Topics[id]));
    }
}
