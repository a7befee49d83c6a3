using Awareness.Language;

namespace Awareness.Knowledge.Tables;

/// <summary>All decision tables of one version of the content, and how the values they ask for are read.</summary>
public sealed class DecisionTables
{
    private readonly ILookup<string, DecisionTable> byTopic;
    private readonly Dictionary<string, DecisionTable> byId;
    private readonly Dictionary<string, DecisionTable> byCard = new(StringComparer.Ordinal);
    private readonly ValueReader reader;

    /// <summary>Gathers the tables.</summary>
    /// <param name="tables">The tables, ordered by id.</param>
    /// <param name="choices">What the choices are and how people name them.</param>
    /// <param name="unknown">Whole messages that mean "I do not know", folded; the first, as written, stands on the button.</param>
    public DecisionTables(IReadOnlyList<DecisionTable> tables, IReadOnlyList<ChoiceKind> choices, IReadOnlyList<string> unknown)
    {
        All = tables;
        Choices = choices;
        UnknownWord = unknown.Count == 0 ? null : unknown[0];
        byTopic = tables.ToLookup(table => table.Topic, StringComparer.Ordinal);
        byId = tables.ToDictionary(table => table.Id, StringComparer.Ordinal);
        foreach (var table in tables)
        {
            foreach (var card in table.Cards) byCard.TryAdd(card, table);
        }

        reader = new ValueReader(choices, unknown);
    }

    /// <summary>No tables.</summary>
    public static DecisionTables None { get; } = new([], [], []);

    /// <summary>All tables, ordered by id.</summary>
    public IReadOnlyList<DecisionTable> All { get; }

    /// <summary>What the choices are.</summary>
    public IReadOnlyList<ChoiceKind> Choices { get; }

    /// <summary>What a button says for "I do not know"; null when the content names no such words.</summary>
    public string? UnknownWord { get; }

    /// <summary>The tables of a topic, ordered by id.</summary>
    public IEnumerable<DecisionTable> Find(string topic) => byTopic[topic];

    /// <summary>The table of that id, or null.</summary>
    public DecisionTable? ById(string id) => byId.GetValueOrDefault(id);

    /// <summary>The table a card leads to, or null.</summary>
    public DecisionTable? LeadingFrom(string cardId) => byCard.GetValueOrDefault(cardId);

    /// <summary>The values a message tells. Linear in its length.</summary>
    /// <param name="text">The message.</param>
    /// <param name="today">The day ages are counted at.</param>
    /// <param name="asked">The kind the person was just asked for, whose bare number or unit counts then; null for none.</param>
    public Values Read(AnalyzedText text, DateOnly today, string? asked = null) => reader.Read(text, today, asked);

    /// <summary>True when the whole message says that the person does not know.</summary>
    public bool MeansUnknown(string foldedMessage) => reader.MeansUnknown(foldedMessage);
}
