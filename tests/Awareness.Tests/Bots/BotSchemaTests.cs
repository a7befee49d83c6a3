using System.Text.Json;
using Awareness.Bots.Reading;
using Awareness.Flows.Reading;

namespace Awareness.Tests.Bots;

/// <summary>What editors complete and underline is what the reader knows: every kind, key and word, and no other.</summary>
public sealed class BotSchemaTests
{
    private static readonly JsonElement Flow = Open("flow");
    private static readonly JsonElement Bot = Open("bot");
    private static readonly JsonElement Campaign = Open("campaign");

    [Fact]
    public void The_schema_of_flows_has_every_kind_of_step() =>
        Assert.Equal(
            FlowFormat.Kinds.Keys.Select(kind => $"#/$defs/{kind}-step").Order(StringComparer.Ordinal),
            Definition("step").GetProperty("anyOf").EnumerateArray().Select(kind => kind.GetProperty("$ref").GetString()).Order(StringComparer.Ordinal));

    public static TheoryData<string> Kinds() => [.. FlowFormat.Kinds.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_step_has_the_keys_the_reader_knows(string kind) => Same([kind, .. FlowFormat.Kinds[kind], .. FlowFormat.Everywhere], Definition($"{kind}-step"));

    [Fact]
    public void Flows_bots_and_campaigns_have_the_keys_the_reader_knows()
    {
        Same(FlowFormat.Flow, Flow);
        Same(BotFormat.Bot, Bot);
        Same(BotFormat.Campaign, Campaign);
        Same(FlowFormat.Timeout, Definition("timeout"));
        Same(FlowFormat.Timeout.Except(["goto"], StringComparer.Ordinal), Property(Bot, "timeout"));
        Same(BotFormat.Reminder, Property(Bot, "reminders").GetProperty("items"));
        Same(FlowFormat.Text, Definition("text").GetProperty("anyOf")[1]);
        Same(FlowFormat.Choice, Definition("choice").GetProperty("anyOf")[1]);
        Same(FlowFormat.Arm, Property(Definition("branch-step"), "branch").GetProperty("items"));
        Same(FlowFormat.Report, Property(Definition("report-step"), "report"));
        Same(FlowFormat.Contest, Property(Definition("contest-step"), "contest"));
    }

    [Fact]
    public void Words_with_a_meaning_are_those_the_reader_knows()
    {
        Assert.Equal(FlowFormat.Expectations.Keys.Order(StringComparer.Ordinal), Words(Property(Definition("ask-step"), "expect")));
        Assert.Equal(FlowFormat.Records.Keys.Order(StringComparer.Ordinal), Words(Property(Definition("ask-step"), "record")));
        Assert.Equal(FlowFormat.Audiences.Keys.Order(StringComparer.Ordinal), Words(Property(Bot, "audience")));
        Assert.Equal(BotFormat.Languages.Order(StringComparer.Ordinal), Words(Property(Bot, "languages").GetProperty("items")));
    }

    [Fact]
    public void Every_key_is_described_and_every_reference_leads_somewhere() =>
        Found.Nothing(new[] { Flow, Bot, Campaign }.SelectMany(schema => Undescribed(schema, schema, schema.GetProperty("$id").GetString() ?? "")));

    private static IEnumerable<string> Undescribed(JsonElement schema, JsonElement node, string path)
    {
        if (node.ValueKind is JsonValueKind.Array)
        {
            foreach (var found in node.EnumerateArray().SelectMany(item => Undescribed(schema, item, path))) yield return found;
        }

        if (node.ValueKind is not JsonValueKind.Object) yield break;
        if (node.TryGetProperty("$ref", out var target) && target.GetString() is { } name && !schema.GetProperty("$defs").TryGetProperty(name["#/$defs/".Length..], out _)) yield return $"{path}: {name}";
        if (node.TryGetProperty("properties", out var properties) && properties.ValueKind is JsonValueKind.Object)
        {
            foreach (var property in properties.EnumerateObject().Where(property => property.Value.ValueKind is JsonValueKind.Object))
            {
                if (!property.Value.TryGetProperty("description", out _) && !property.Value.TryGetProperty("$ref", out _)) yield return $"{path}/{property.Name}";
            }
        }

        foreach (var found in node.EnumerateObject().SelectMany(child => Undescribed(schema, child.Value, $"{path}/{child.Name}"))) yield return found;
    }

    private static void Same(IEnumerable<string> known, JsonElement schema)
    {
        Assert.Equal(known.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), schema.GetProperty("properties").EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
    }

    private static IEnumerable<string?> Words(JsonElement property) => property.GetProperty("enum").EnumerateArray().Select(word => word.GetString()).Order(StringComparer.Ordinal);

    private static JsonElement Definition(string name) => Flow.GetProperty("$defs").GetProperty(name);

    private static JsonElement Property(JsonElement schema, string name) => schema.GetProperty("properties").GetProperty(name);

    private static JsonElement Open(string name)
    {
        var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "bots", "schema", $"{name}.schema.json"))).RootElement;
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.GetProperty("$schema").GetString());
        return schema;
    }
}
