using Awareness.Language;
using Awareness.Language.Recognizers.Choice;
using Awareness.Language.Recognizers.Numbers;

namespace Awareness.Flows;

/// <summary>
/// Finds the choice a message means: by its words, its number or letter, its place ("cái thứ hai"), a part that only one choice has, a yes or a no that only one choice
/// says. Surer ways go first, and what two choices could be is none.
/// </summary>
internal static class ChoiceMatching
{
    /// <summary>Fewer words of a question are in too many choices.</summary>
    private const int LeastWordsOfQuestion = 2;

    /// <summary>In more words of a message one word alone may stand for anything.</summary>
    private const int FewWords = 4;

    /// <summary>Choices of a question that is answered with letters as a quiz is.</summary>
    private const int MostLettered = 4;

    /// <summary>The choice that is said in full: its button, its value, or another way to say it.</summary>
    public static FlowChoice? Exact(IReadOnlyList<FlowChoice> choices, FlowReply reply)
    {
        var phrases = ChoicePhrases.Of(choices);
        return ExactPlace(phrases, reply) is >= 0 and var place ? choices[place] : null;
    }

    /// <summary>The choice of <paramref name="question"/> the message means, or null. In a quiz a letter stands for a choice however many there are: in a long list letters are never shown.</summary>
    public static FlowChoice? Find(AskStep question, FlowReply reply) => Find(question.Choices, reply, AskedWords.Of(question), hasLetters: question is QuizStep);

    /// <summary>The choice the message means, or null.</summary>
    public static FlowChoice? Find(IReadOnlyList<FlowChoice> choices, FlowReply reply) => Find(choices, reply, AskedWords.None, hasLetters: false);

    private static FlowChoice? Find(IReadOnlyList<FlowChoice> choices, FlowReply reply, AskedWords asked, bool hasLetters)
    {
        if (choices.Count == 0) return null;
        var phrases = ChoicePhrases.Of(choices);
        var place = ExactPlace(phrases, reply);
        if (place < 0 && (hasLetters || choices.Count <= MostLettered)) place = LetterPlace(choices.Count, reply);
        if (place < 0 && (hasLetters || choices.Count <= MostLettered)) place = WholeChoices.FindLetter(choices.Count, reply);
        if (place < 0 && IsBareNot(reply)) place = NotPlace(phrases) is >= 0 and var not ? not : AgreementPlace(choices, reply);
        else if (place < 0 && !reply.HoldsDate) place = SpokenPlace(choices, phrases, reply, asked);
        return place >= 0 && place < choices.Count ? choices[place] : null;
    }

    /// <summary>The choice that is not said in full, the surest way first.</summary>
    private static int SpokenPlace(IReadOnlyList<FlowChoice> choices, ChoicePhrases phrases, FlowReply reply, AskedWords asked)
    {
        var place = -1;
        if (!reply.IsQuestion) place = NumberPlace(phrases, choices.Count, reply);
        if (place < 0 && reply.IsShort && !reply.IsEmpty) place = OrdinalPlace(choices.Count, reply);
        if (place < 0 && reply.MayHoldValue) place = AgeStretches.Find(choices, reply);
        if (place < 0 && reply.IsShort && !reply.IsEmpty && !reply.IsCutDoubt) place = PartPlace(phrases, reply, asked);
        if (place < 0 && reply is { IsQuestion: true, Count: >= LeastWordsOfQuestion }) place = WithinPlace(phrases, reply, out _);
        if (place < 0) place = WholeChoices.Find(phrases, reply);
        if (place < 0 && reply.IsShort) place = AgreementPlace(choices, reply);
        return place < 0 && reply is { IsShort: true, Count: 1, SaysNo: true, IsDoubt: false } ? NotPlace(phrases) : place;
    }

    /// <summary>The place of the choice that a letter names, from 0; -1 when it names none. "E" is how people call themselves, and names none.</summary>
    public static int LetterPlace(char letter, int count) => letter is >= 'a' and <= 'z' and not 'e' && letter - 'a' < count ? letter - 'a' : -1;

    private static int LetterPlace(int count, FlowReply reply) => reply is { IsQuestion: false, Count: 1 } && reply.Text.Key(reply.First) is [var letter] ? LetterPlace(letter, count) : -1;

    /// <summary>The number of a list that the whole message names, from 0; -1 when it names none.</summary>
    public static int NumberPlace(int count, FlowReply reply)
    {
        if (reply.Count == 0) return -1;
        var text = reply.Text;
        if (!NumberReader.TryRead(text, reply.First, out var number) || number.Count != reply.Count || number.Subtype is not "integer") return -1;
        return number.Value >= 1 && number.Value <= count ? (int)number.Value - 1 : -1;
    }

    private static int ExactPlace(ChoicePhrases phrases, FlowReply reply)
    {
        var folded = -1;
        for (var i = 0; i < phrases.Count; i++)
        {
            var (text, place) = phrases[i];
            if (text.Count == 0)
            {
                if (reply.Words.Length > 0 && text.Source.AsSpan().Trim().SequenceEqual(reply.Words)) return place;
                continue;
            }

            if (IsSame(text, reply.Text, 0, reply.Text.Count, byKey: true) || ((!reply.IsDoubt || text.Count > 1) && IsSame(text, reply.Text, reply.First, reply.Count, byKey: true))) return place;
            if (!IsSaid(text, reply) && !IsSame(text, reply.Meant, 0, reply.Meant.Count, byKey: false)) continue;
            folded = folded < 0 || folded == place ? place : int.MaxValue;
        }

        return folded == int.MaxValue ? -1 : folded;
    }

    /// <summary>The number or letter of a choice. A number that begins the text of one choice alone means that one: "2" is "2 bé". Words that nobody sees do not take a place of the list away.</summary>
    private static int NumberPlace(ChoicePhrases phrases, int count, FlowReply reply)
    {
        var numbered = NumberPlace(count, reply);
        if (reply.Count != 1 || reply.Text[reply.First].Kind != TokenKind.Number) return numbered;
        var named = -1;
        for (var i = 0; i < phrases.Count; i++)
        {
            var (text, place) = phrases[i];
            if (text.Count == 0 || (numbered >= 0 && !phrases.IsShown(i)) || !text.Key(0).SequenceEqual(reply.Text.Key(reply.First)) || named == place) continue;
            if (named >= 0) return numbered;
            named = place;
        }

        return named >= 0 ? named : numbered;
    }

    /// <summary>"cái thứ hai", "đầu tiên", "cuối": nothing else may be said.</summary>
    private static int OrdinalPlace(int count, FlowReply reply)
    {
        var text = reply.Text;
        if (reply.Count == 1)
        {
            return text.Folded(reply.First) switch
            {
                "dau" or "first" => 0,
                "second" => 1,
                "third" => 2,
                "cuoi" or "last" => count - 1,
                _ => -1,
            };
        }

        if (text.Folded(reply.First) is "thu" && NumberReader.TryRead(text, reply.First + 1, out var day) && day.Count == reply.Count - 1 && day.Value >= 1 && day.Value <= count) return (int)day.Value - 1;
        if (OrdinalReader.Find(text) is not [var ordinal]) return -1;
        for (var i = reply.First; i < reply.First + reply.Count; i++)
        {
            if ((i < ordinal.First || i > ordinal.Last) && !FlowReply.IsFiller(text, i)) return -1;
        }

        return ordinal.RelativeTo switch
        {
            OrdinalOrigin.Start when ordinal.Offset >= 1 && ordinal.Offset <= count => (int)ordinal.Offset - 1,
            OrdinalOrigin.End when ordinal.Offset <= 0 && ordinal.Offset > -count => count - 1 + (int)ordinal.Offset,
            _ => -1,
        };
    }

    /// <summary>All words of the message in one choice alone, or all words of one choice in the message.</summary>
    private static int PartPlace(ChoicePhrases phrases, FlowReply reply, AskedWords asked)
    {
        var within = WithinPlace(phrases, reply, out var isSeveral);
        return within >= 0 || isSeveral ? within : HeldPlace(phrases, reply, asked);
    }

    /// <summary>The one choice that has all words of the message.</summary>
    private static int WithinPlace(ChoicePhrases phrases, FlowReply reply, out bool isSeveral)
    {
        var within = -1;
        isSeveral = false;
        for (var i = 0; i < phrases.Count; i++)
        {
            var (text, place) = phrases[i];
            if (within == place || !IsWithin(reply, text)) continue;
            isSeveral = within >= 0;
            if (isSeveral) return -1;
            within = place;
        }

        return within;
    }

    /// <summary>The choice whose words are all said. Of several the one that has the words of all others; a "không" that the choice does not have means another.</summary>
    private static int HeldPlace(ChoicePhrases phrases, FlowReply reply, AskedWords asked)
    {
        var best = -1;
        for (var i = 0; i < phrases.Count; i++)
        {
            if (IsHeld(phrases[i].Text, reply, asked) && (best < 0 || phrases[i].Text.Count > phrases[best].Text.Count)) best = i;
        }

        if (best < 0) return -1;
        for (var i = 0; i < phrases.Count; i++)
        {
            var (text, place) = phrases[i];
            if (place != phrases[best].Place && IsHeld(text, reply, asked) && !IsHeldBy(text, phrases[best].Text)) return -1;
        }

        return phrases[best].Place;
    }

    /// <summary>The choice that says yes, or no, as the message does, when it is the only one.</summary>
    private static int AgreementPlace(IReadOnlyList<FlowChoice> choices, FlowReply reply)
    {
        if ((Answers.Read(reply.Text) ?? EnglishAnswers.Read(reply.Text)) is not { } answer) return -1;
        var isYes = answer.Value && !ShortAnswers.IsDenied(reply.Text);
        var found = -1;
        for (var i = 0; i < choices.Count; i++)
        {
            if (Answers.Read(Tokenizer.Analyze(choices[i].Text))?.Value != isYes) continue;
            if (found >= 0) return -1;
            found = i;
        }

        return found;
    }

    /// <summary>Nothing but "không": not a part of a choice that has the word somewhere, but the no to what is asked.</summary>
    private static bool IsBareNot(FlowReply reply) => reply is { IsShort: true, Count: 1, IsDoubt: false, HoldsDate: false } && FlowReply.IsPlainNot(reply.Text, reply.First);

    /// <summary>
    /// The choice that begins with "không", for a bare "ko", when no other choice denies anything: of "không đội" and "đội, không cài" nobody
    /// knows which is meant. "Không biết" says something else than no and is never meant.
    /// </summary>
    private static int NotPlace(ChoicePhrases phrases)
    {
        var (found, denying) = (-1, -1);
        for (var i = 0; i < phrases.Count; i++)
        {
            var (text, place) = phrases[i];
            if (text.Count == 0 || Doubts.Speaks(text)) continue;
            var beginsWithNot = FlowReply.IsNot(text, 0);
            if (!beginsWithNot && !Denies(text)) continue;
            if (denying >= 0 && denying != place) return -1;
            denying = place;
            if (beginsWithNot) found = place;
        }

        return found;
    }

    /// <summary>True when a word says no; a "không" at the end only asks ("xem có ngọt không").</summary>
    private static bool Denies(AnalyzedText choice)
    {
        for (var i = 0; i < choice.Count - 1; i++)
        {
            if (FlowReply.IsNot(choice, i)) return true;
        }

        return false;
    }

    private static bool IsSame(AnalyzedText phrase, AnalyzedText text, int first, int count, bool byKey)
    {
        if (phrase.Count != count) return false;
        for (var i = 0; i < count; i++)
        {
            if (byKey ? !phrase.Key(i).SequenceEqual(text.Key(first + i)) : !TypedMarks.Says(text, first + i, phrase, i)) return false;
        }

        return true;
    }

    /// <summary>True when the message is the phrase, with any of the politeness around it or without: "dạ rồi" is "rồi" and "dạ rồi". "Không chắc" is no "không".</summary>
    private static bool IsSaid(AnalyzedText phrase, FlowReply reply)
    {
        if (reply.IsDoubt && phrase.Count == 1) return IsSame(phrase, reply.Text, 0, reply.Text.Count, byKey: false);
        var end = Math.Min(reply.LeadEnd, reply.Text.Count - phrase.Count);
        for (var first = Math.Max(0, reply.TailStart - phrase.Count); first <= end; first++)
        {
            if (IsSame(phrase, reply.Text, first, phrase.Count, byKey: false)) return true;
        }

        return false;
    }

    private static bool IsWithin(FlowReply reply, AnalyzedText choice)
    {
        for (var i = reply.First; i < reply.First + reply.Count; i++)
        {
            if (!IsAmong(reply.Text, i, choice)) return false;
        }

        return true;
    }

    private static bool IsHeld(AnalyzedText choice, FlowReply reply, AskedWords asked)
    {
        // "12" in "12 tháng" counts something else than the choice does, and "sao cũng được" does not say "được".
        if (choice.Count == 0 || (choice.Count == 1 && (choice[0].Kind == TokenKind.Number || reply.IsDoubt))) return false;
        if (choice.Count == 1 && !IsAllSaid(choice, reply, asked)) return false;
        var saysNo = false;
        for (var i = 0; i < choice.Count; i++)
        {
            saysNo |= FlowReply.IsNot(choice, i);
            if (!IsAmong(choice, i, reply)) return false;
        }

        return saysNo || !reply.SaysNo;
    }

    /// <summary>
    /// True when a choice of one word is what the message says: it comes first, with nothing but politeness and words of the question behind it. "Có ao" does not say "có"
    /// to whoever asks after people. A word that is no everyday word may stand anywhere in a few words: "em thấy vape".
    /// </summary>
    private static bool IsAllSaid(AnalyzedText choice, FlowReply reply, AskedWords asked)
    {
        if (reply.Count == 1) return true;
        if (reply.Count <= FewWords && AnswerVocabulary.Read(choice, 0, out _) is AnswerWord.Other && !FlowReply.IsFiller(choice, 0)) return true;
        if (!IsWord(reply.Text, reply.First, choice, 0)) return false;
        for (var i = reply.First + 1; i < reply.First + reply.Count; i++)
        {
            if (!FlowReply.IsFiller(reply.Text, i) && !asked.Has(reply.Text, i) && AnswerVocabulary.Read(reply.Text, i, out _) is not (AnswerWord.Filler or AnswerWord.Closing)) return false;
        }

        return true;
    }

    private static bool IsHeldBy(AnalyzedText choice, AnalyzedText longer)
    {
        for (var i = 0; i < choice.Count; i++)
        {
            if (!IsAmong(choice, i, longer)) return false;
        }

        return true;
    }

    /// <summary>True when the typed word is one of the choice.</summary>
    private static bool IsAmong(AnalyzedText said, int index, AnalyzedText choice)
    {
        for (var i = 0; i < choice.Count; i++)
        {
            if (IsWord(said, index, choice, i)) return true;
        }

        return false;
    }

    /// <summary>True when the word of the choice was typed.</summary>
    private static bool IsAmong(AnalyzedText choice, int index, FlowReply reply)
    {
        for (var i = reply.First; i < reply.First + reply.Count; i++)
        {
            if (IsWord(reply.Text, i, choice, index)) return true;
        }

        return false;
    }

    /// <summary>True when the typed word is that of the choice, in any of its spellings.</summary>
    public static bool IsWord(AnalyzedText said, int index, AnalyzedText written, int place) =>
        TypedMarks.Says(said, index, written, place) || (FlowReply.IsPlainNot(said, index) && FlowReply.IsPlainNot(written, place)) || IsSameNumber(said, index, written, place);

    /// <summary>"Cả 2" is "cả hai".</summary>
    private static bool IsSameNumber(AnalyzedText said, int index, AnalyzedText written, int place) =>
        said[index].Kind != written[place].Kind && (said[index].Kind is TokenKind.Number || written[place].Kind is TokenKind.Number)
        && NumberReader.TryRead(said, index, out var one) && NumberReader.TryRead(written, place, out var other) && one.Count == 1 && other.Count == 1 && Math.Abs(one.Value - other.Value) < 0.01;
}
