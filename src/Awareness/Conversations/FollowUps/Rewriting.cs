using System.Text;
using Awareness.Knowledge;
using Awareness.Language;

namespace Awareness.Conversations.FollowUps;

/// <summary>
/// Makes a question that can stand alone out of a message that hangs on what was said before: the title of the last card, the aspect
/// that was asked for, then the new words. Made of ids the conversation remembers, never of what the person wrote earlier.
/// </summary>
internal static class Rewriting
{
    /// <summary>The question behind <paramref name="input"/>'s message when it goes on about <paramref name="card"/>.</summary>
    public static string Of(TurnInput input, Card card)
    {
        var builder = new StringBuilder();
        AppendTitle(builder, input, card);
        if (KeptAspect(input) is { Length: > 0 } aspect) builder.Append(aspect).Append(' ');
        // An unmarked message stays one: marked words beside it would make its own look as if they were meant without marks.
        var known = input.Question.IsUnmarked ? Tokenizer.Analyze(builder.ToString()).FoldedText() : builder.ToString();
        return $"{known} {input.Text}";
    }

    /// <summary>"Còn ô tô thì sao" asks about a car what was asked about a motorbike.</summary>
    private static string? KeptAspect(TurnInput input) =>
        input.Shape.Aspect is null or "how" && input.State.Aspect is { } aspect ? input.Knowledge.Content.FollowUps.Says(aspect) : null;

    /// <summary>The title without the thing whose place another takes.</summary>
    private static void AppendTitle(StringBuilder builder, TurnInput input, Card card)
    {
        var title = input.Knowledge.Vietnamese.TitleOf(card);
        for (var i = 0; i < title.Count; i++)
        {
            if (!IsReplaced(input, title, i)) builder.Append(title.Source, title[i].Start, title[i].Length).Append(' ');
        }
    }

    private static bool IsReplaced(TurnInput input, AnalyzedText title, int token)
    {
        foreach (var concept in title.Concepts)
        {
            if (token >= concept.Start && token < concept.Start + concept.Length && HasRival(input, concept)) return true;
        }

        return false;
    }

    private static bool HasRival(TurnInput input, ConceptMatch old)
    {
        var content = input.Knowledge.Content;
        var id = content.Lexicon.ConceptId(old.Concept);
        foreach (var concept in input.Question.Concepts)
        {
            if (content.FollowUps.AreRivals(content.Lexicon.ConceptId(concept.Concept), id)) return true;
        }

        return false;
    }
}
