using Awareness.Language;
using Awareness.Safety;

namespace Awareness.Knowledge.Tables;

/// <summary>
/// A closed list of words that is met also where marks were left out in an otherwise marked text ("dươi 18 tuôi"). To overlook such a word
/// would turn a limit into the number itself; beside a number it is hardly anything else.
/// </summary>
internal sealed class LooseWords
{
    private readonly AnalyzedText words;

    /// <summary>The words, parted by blanks, with their marks.</summary>
    public LooseWords(string words) => this.words = Tokenizer.Analyze(words);

    /// <summary>True when token <paramref name="at"/> may be one of the words; false outside the text.</summary>
    public bool Contains(AnalyzedText text, int at)
    {
        if ((uint)at >= (uint)text.Count || text[at].Kind != TokenKind.Word) return false;
        for (var i = 0; i < words.Count; i++)
        {
            if (text.Folded(at).SequenceEqual(words.Folded(i)) && Marks.MayStandFor(text.Key(at), words.Key(i), mayLackTone: true)) return true;
        }

        return false;
    }

    /// <summary>The same where only blanks stand before the token.</summary>
    public bool Follows(AnalyzedText text, int at) => Contains(text, at) && at > 0 && string.IsNullOrWhiteSpace(text.Source[(text[at - 1].Start + text[at - 1].Length)..text[at].Start]);
}
