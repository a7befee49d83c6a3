namespace Awareness.Language.Typing;

/// <summary>
/// Reads a message as a person typed it: letters drawn out, raw Telex and VNI, chat spelling, words without blanks between them, short
/// forms, slips. Each step works on the tokens of the one before and keeps their exact offsets; a step that finds nothing costs one look at
/// each word. What is doubtful becomes an <see cref="Alternative"/>.
/// </summary>
/// <param name="lexicon">The word lists.</param>
/// <param name="known">What our texts know about words.</param>
public sealed class MessageReader(Lexicon lexicon, ITermEvidence known)
{
    /// <summary>From so many foreign words on, if they are this share of all, a message is in another language; words nobody knows count half beside them.</summary>
    private const int FewestForeign = 2;
    private const double ForeignShare = 0.25;
    private const double OddWord = 0.5;

    private readonly DrawnOutWords drawnOut = new(lexicon, known);
    private readonly KeystrokeReader keystrokes = new(lexicon, known);
    private readonly Respelling respelling = new(lexicon, known);
    private readonly GluedWords glued = new(lexicon, known);
    private readonly ShortForms shortForms = new(lexicon, known);
    private readonly MistypedWords mistyped = new(lexicon, known);

    /// <summary>Reads <paramref name="message"/>; any string is accepted, in time that grows with its length only.</summary>
    public AnalyzedText Read(string message)
    {
        var typed = keystrokes.Read(drawnOut.Read(Tokenizer.Analyze(message)));
        var spelled = lexicon.Rewrite(typed);
        if (!IsForeign(typed))
        {
            var split = lexicon.Rewrite(glued.Read(respelling.Read(spelled)));
            spelled = mistyped.Read(shortForms.Read(split));
        }

        return lexicon.WithConcepts(spelled);
    }

    /// <summary>Words of other languages that are no Vietnamese syllables as well decide.</summary>
    private bool IsForeign(AnalyzedText text)
    {
        var (foreign, odd) = (0, 0);
        for (var i = 0; i < text.Count; i++)
        {
            if (text[i].Kind != TokenKind.Word || Syllable.IsValidFolded(text.Folded(i))) continue;
            if (lexicon.Foreign.Contains(text.Folded(i))) foreign++;
            else if (!text[i].IsMarked && !lexicon.Knows(text, i)) odd++;
        }

        return foreign >= FewestForeign && foreign + (OddWord * odd) >= ForeignShare * text.Count;
    }
}
