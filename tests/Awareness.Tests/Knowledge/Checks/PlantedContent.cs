using System.Text;
using Awareness.Knowledge;

namespace Awareness.Tests.Knowledge.Checks;

/// <summary>
/// Copies of the real content with mistakes in them, read once each. Mistakes share a copy as long as they are in different files, for
/// reading all the content for each of them would take minutes.
/// </summary>
internal sealed class PlantedContent
{
    private readonly SortedDictionary<string, byte[]> files;
    private readonly List<(PlantedMistake Mistake, string File, int Line)> planted = [];
    private ContentReading? reading;

    private PlantedContent(SortedDictionary<string, byte[]> files) => this.files = files;

    /// <summary>Plants <paramref name="mistakes"/> in as few copies as possible.</summary>
    public static IReadOnlyList<PlantedContent> Plan(IEnumerable<PlantedMistake> mistakes)
    {
        var real = ContentFolder.Read(Path.Combine(Repository.Root, "content")).Files.ToDictionary(file => file.Path, file => file.Bytes.ToArray(), StringComparer.Ordinal);
        var copies = new List<PlantedContent>();
        foreach (var mistake in mistakes)
        {
            if (mistake.IsAlone || copies.FirstOrDefault(copy => copy.TryPlant(mistake)) is null)
            {
                var copy = new PlantedContent(new SortedDictionary<string, byte[]>(real, StringComparer.Ordinal));
                Assert.True(copy.TryPlant(mistake), $"'{mistake}' cannot be planted");
                copies.Add(copy);
            }
        }

        return copies;
    }

    public bool Has(PlantedMistake mistake) => planted.Exists(entry => entry.Mistake == mistake);

    /// <summary>Where the mistake must be reported.</summary>
    public (string File, int Line) PlaceOf(PlantedMistake mistake)
    {
        if (mistake.ReportedAt is not { } place) return planted.Where(entry => entry.Mistake == mistake).Select(entry => (entry.File, entry.Line)).Single();
        var lines = Encoding.UTF8.GetString(files[place.File]).Split('\n');
        return (place.File, Array.FindIndex(lines, line => line.Contains(place.Line, StringComparison.Ordinal)) + 1);
    }

    /// <summary>All that is told about this copy.</summary>
    public IReadOnlyList<Problem> Problems =>
        (reading ??= ContentReader.Read([.. files.Select(file => new ContentFile(file.Key, file.Value))], SampleContent.Today)).Problems;

    private bool TryPlant(PlantedMistake mistake)
    {
        if (planted.Exists(other => other.Mistake.IsAlone) || (mistake.File ?? FreeCard()) is not { } file || planted.Exists(other => other.File == file)) return false;
        var line = 1;
        if (mistake.Bytes is { } bytes)
        {
            files[file] = bytes;
            line = bytes.Take(bytes.AsSpan().IndexOf((byte)0xFF) is >= 0 and var bad ? bad : 0).Count(letter => letter == '\n') + 1;
        }
        else if (mistake.Edit is { } edit)
        {
            var changed = edit(PlantedText.Of(Encoding.UTF8.GetString(files[file])));
            (files[file], line) = (changed.ToBytes(), changed.Line);
        }

        planted.Add((mistake, file, line));
        return true;
    }

    /// <summary>An ordinary card that has no mistake yet; cards that a mistake elsewhere is reported in are left alone.</summary>
    private string? FreeCard() => files.Keys.FirstOrDefault(path =>
        (path.StartsWith("answers/injury/", StringComparison.Ordinal) || path.StartsWith("answers/summer/", StringComparison.Ordinal))
        && !planted.Exists(other => other.File == path)
        && Encoding.UTF8.GetString(files[path]) is var text && text.Contains("\nrelated: [", StringComparison.Ordinal) && !text.Contains("language: en", StringComparison.Ordinal));
}
