using Awareness.Flows;
using Awareness.Language;
using Awareness.Yaml;

namespace Awareness.Bots.Reading;

/// <summary>Reads <c>places.yaml</c>.</summary>
internal static class PlacesReader
{
    /// <summary>The places in <paramref name="file"/>, those of today before former towns.</summary>
    public static Places Read(YamlFile file)
    {
        var fields = file.Open(BotFormat.Places);
        var all = new List<Place>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in fields.Entries("places", BotFormat.Place))
        {
            if (entry.Required("name") is not { } name) continue;
            if (!lines.TryAdd(name.Text, name.Line)) file.Problems.Error(name, BotMessages.DuplicatePlace(name.Text, lines[name.Text]));
            var words = entry.ScalarsOrOne("words");
            foreach (var word in words.Prepend(name)) Claim(word, name.Text, owners, file.Problems);
            all.Add(new Place(name.Text, entry.Text("kind")) { Words = [.. words.Select(word => word.Text)] });
        }

        if (all.Count == 0) file.Problems.Error(fields.Place("places"), FileMessages.Missing("places"));
        foreach (var entry in fields.Entries("former", BotFormat.Former))
        {
            if (entry.Required("name") is not { } name) continue;
            var units = entry.ScalarsOrOne("units");
            if (units.Count == 0) file.Problems.Error(entry.At, BotMessages.FormerWithoutUnits);
            foreach (var unit in units)
            {
                if (!lines.ContainsKey(unit.Text)) file.Problems.Error(unit, BotMessages.UnknownUnit(unit.Text), Nearest.Suggest(unit.Text, lines.Keys));
            }

            all.Add(new Place(name.Text, "") { Words = [.. entry.ScalarsOrOne("words").Select(word => word.Text)], Became = [.. units.Select(unit => unit.Text)] });
        }

        return new Places(all);
    }

    /// <summary>Two places of today with one name could not be told apart; a former town with the name of a place is asked back.</summary>
    private static void Claim(YamlScalar word, string place, Dictionary<string, string> owners, FileProblems problems)
    {
        var folded = Tokenizer.Analyze(word.Text).FoldedText();
        if (folded.Length == 0) problems.Error(word, BotMessages.NoWords(word.Text));
        else if (!owners.TryAdd(folded, place) && owners[folded] != place) problems.Warn(word, BotMessages.WordOfOtherPlace(word.Text, owners[folded]));
    }
}
