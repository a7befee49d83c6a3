using Awareness.Language;
using Awareness.Safety;
using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>
/// Reads the example requests of <c>content/refusals/*.txt</c>: one a line below a line <c>[reply]</c>, honest ones below <c>[honest]</c>.
/// A line that begins with # is a note.
/// </summary>
internal sealed class RequestExamplesReader(IReadOnlyCollection<string> replies, Lexicon lexicon)
{
    /// <summary>Below this line stand messages that ask for nothing harmful.</summary>
    private const string HonestId = "honest";

    private readonly List<(string Reply, string Text)> requests = [];
    private readonly List<string> honest = [];

    /// <summary>Adds the examples in <paramref name="text"/>; whatever is wrong is reported and left out.</summary>
    public void Read(AuthorText text, FileProblems problems)
    {
        string? section = null;
        var isKnown = false;
        for (var number = 1; number <= text.Lines.Count; number++)
        {
            var line = text.Lines[number - 1].Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '[')
            {
                section = line.Trim('[', ']').Trim();
                isKnown = section == HonestId || replies.Contains(section);
                if (!isKnown) problems.Error(number, column: null, Messages.UnknownExampleSection(section), Nearest.Suggest(section, replies.Append(HonestId)));
            }
            else if (section is null)
            {
                problems.Error(number, column: null, Messages.ExampleWithoutSection, Messages.ExampleWithoutSectionHint);
                section = "";
            }
            else if (isKnown)
            {
                Add(section, line, number, problems);
            }
        }
    }

    /// <summary>All that was read, and <paramref name="questions"/> of cards as honest ones.</summary>
    public RequestExamples With(IEnumerable<string> questions) => new(requests, [.. honest, .. questions], lexicon);

    private void Add(string section, string example, int number, FileProblems problems)
    {
        if (Tokenizer.Analyze(example).Count == 0) problems.Error(number, column: null, Messages.PhraseWithoutWords);
        else if (section == HonestId) honest.Add(example);
        else requests.Add((section, example));
    }
}
