using Awareness.Language;
using Awareness.Learning;

namespace Awareness.Safety;

/// <summary>What the wording of requests is learned from, as it was written: who learned from it before need not read it.</summary>
/// <param name="Requests">Harmful requests, each with the id of its reply.</param>
/// <param name="Honest">Questions and small requests that harm nobody.</param>
/// <param name="Lexicon">Reads the examples as messages are read.</param>
internal sealed record RequestExamples(IReadOnlyList<(string Reply, string Text)> Requests, IReadOnlyList<string> Honest, Lexicon Lexicon)
{
    /// <summary>No examples.</summary>
    public static RequestExamples None { get; } = new([], [], Lexicon.Empty);

    /// <summary>Takes in all examples.</summary>
    public void Describe(Material material)
    {
        material.Add(Requests.Count);
        foreach (var (reply, text) in Requests)
        {
            material.Add(reply);
            material.Add(text);
        }

        foreach (var text in Honest) material.Add(text);
    }
}
