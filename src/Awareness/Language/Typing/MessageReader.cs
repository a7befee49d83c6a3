namespace Awareness.Language.Typing;

/// <summary>
/// Reads a message as a person typed it: letters drawn out, raw Telex and VNI, chat spelling, words without blanks between them, short
/// forms. Each step works on the tokens of the one before and keeps their exact offsets; a step that finds nothing costs one look at
/// each word. What is doubtful becomes an <see cref="Alternative"/>.
/// </summary>
/// <param name="lexicon">The word lists.</param>
/// <param name="known">What our texts know about words.</param>
public sealed class MessageReader(Lexicon lexicon, ITermEvidence known)
{
    private readonly DrawnOutWords drawnOut = new(lexicon, known);
    private readonly KeystrokeReader keystrokes = new(lexicon, known);
    private readonly GluedWords glued = new(lexicon, known);
    private readonly Respelling respelling = new(lexicon, known);
    private readonly ShortForms shortForms = new(lexicon, known);

    /// <summary>Reads <paramref name="message"/>; any string is accepted, in time that grows with its length only.</summary>
    public AnalyzedText Read(string message)
    {
        var typed = keystrokes.Read(drawnOut.Read(Tokenizer.Analyze(message)));
        var spelled = lexicon.Rewrite(glued.Read(respelling.Read(lexicon.Rewrite(typed))));
        return lexicon.WithConcepts(shortForms.Read(spelled));
    }
}
