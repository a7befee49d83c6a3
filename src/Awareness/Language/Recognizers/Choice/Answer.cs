namespace Awareness.Language.Recognizers.Choice;

/// <summary>The yes or no of a message.</summary>
/// <param name="Value">True for yes.</param>
/// <param name="Start">First UTF-16 unit of the words that say so.</param>
/// <param name="Length">Their length.</param>
/// <param name="Score">
/// 0.4 to 1, as in Recognizers-Text: 0.4 + 0.6 × (words of the answer ÷ words of the message). An emoji counts as a word, each of its modifiers too.
/// </param>
public readonly record struct Answer(bool Value, int Start, int Length, double Score)
{
    /// <summary>The score of <paramref name="answering"/> words among <paramref name="all"/>.</summary>
    internal static double ScoreOf(int answering, int all) => 0.4 + (0.6 * ((double)answering / Math.Max(answering, all)));
}
