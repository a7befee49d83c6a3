using Awareness.Language;

namespace Awareness.Flows;

/// <summary>All ways to say the choices of a question.</summary>
internal sealed class ChoicePhrases
{
    private readonly List<(AnalyzedText Text, int Place)> phrases = [];

    /// <summary>Number of phrases.</summary>
    public int Count => phrases.Count;

    /// <summary>True when the phrase is what the button says.</summary>
    public bool IsShown(int index) => index == 0 || phrases[index - 1].Place != phrases[index].Place;

    /// <summary>A phrase, and the place of its choice.</summary>
    public (AnalyzedText Text, int Place) this[int index] => phrases[index];

    public static ChoicePhrases Of(IReadOnlyList<FlowChoice> choices)
    {
        var all = new ChoicePhrases();
        for (var i = 0; i < choices.Count; i++)
        {
            all.Add(choices[i].Text, i);
            if (choices[i].Value != choices[i].Text) all.Add(choices[i].Value, i);
            if (choices[i].English is { } english) all.Add(english, i);
            foreach (var words in choices[i].Words) all.Add(words, i);
        }

        return all;
    }

    private void Add(string phrase, int place) => phrases.Add((Tokenizer.Analyze(phrase), place));
}
