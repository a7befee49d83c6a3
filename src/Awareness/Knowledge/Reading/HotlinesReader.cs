using Awareness.Knowledge.Reading.Checks;
using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>Reads <c>hotlines.yaml</c>.</summary>
internal static class HotlinesReader
{
    private static readonly string[] KnownParts = ["hotlines"];
    private static readonly string[] Known = ["id", "number", "name", "hours", "source", "checked-on", "review-by"];

    /// <summary>Adds the hotlines in <paramref name="file"/> to <paramref name="catalog"/>; laws and guidance are there already.</summary>
    public static void Read(YamlFile file, SourceCatalog catalog, DateOnly today)
    {
        foreach (var fields in file.Open(KnownParts).Entries("hotlines", Known)) ReadHotline(fields, catalog, today, file.Problems);
    }

    private static void ReadHotline(Fields fields, SourceCatalog catalog, DateOnly today, FileProblems problems)
    {
        var id = fields.Id();
        var number = fields.Required("number");
        var hotline = new Hotline(id?.Text ?? "", number?.Text ?? "", fields.Text("name"), fields.Text("hours"));
        if (number is not null && !IsNumber(hotline)) problems.Error(number, Messages.BadPhoneNumber(number.Text));
        if (fields.Optional("source") is { } source && !catalog.HasSource(source.Text))
            problems.Error(source, Messages.UnknownSource(source.Text), Nearest.Suggest(source.Text, catalog.SourceIds));
        LawDates.CheckCheckedOn(fields, fields.Date("checked-on"), problems, today);
        if (fields.Date("review-by") is { } reviewBy && reviewBy < today) problems.Warn(fields.Place("review-by"), Messages.ReviewOverdue(reviewBy));
        if (id is not null && !catalog.Hotlines.TryAdd(id.Text, new Located<Hotline>(hotline, problems, id)))
            problems.Error(id, FileMessages.DuplicateId(id.Text, catalog.Hotlines[id.Text]));
    }

    private static bool IsNumber(Hotline hotline) =>
        hotline.Dial.Length is >= 3 and <= 12 && hotline.Number.All(letter => char.IsAsciiDigit(letter) || letter is '.' or ' ' or '-' or '+');
}
