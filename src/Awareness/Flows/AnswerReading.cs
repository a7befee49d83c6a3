using Awareness.Language;
using Awareness.Language.Recognizers.Choice;
using Awareness.Language.Recognizers.Numbers;
using Awareness.Language.Recognizers.Sequence;
using Awareness.Language.Recognizers.Times;
using Awareness.Language.Recognizers.Units;

namespace Awareness.Flows;

/// <summary>What a message says as the answer to a question.</summary>
internal abstract record AnswerReading
{
    /// <summary>An answer.</summary>
    public sealed record Taken(FlowValue Value) : AnswerReading
    {
        /// <summary>The choice that was meant; null when there are none.</summary>
        public FlowChoice? Choice { get; init; }
    }

    /// <summary>An answer beyond what is taken; a limit that is not set is null.</summary>
    public sealed record OutOfRange(decimal? Min, decimal? Max) : AnswerReading;

    /// <summary>A text of more characters than are taken.</summary>
    public sealed record TooLong(int Max) : AnswerReading;

    /// <summary>One of these places, but not which.</summary>
    public sealed record Places(IReadOnlyList<string> Names) : AnswerReading;

    /// <summary>"Dung" without marks: "đúng" says yes, "dừng" wants to stop.</summary>
    public sealed record RightOrStop : AnswerReading;

    /// <summary>No answer.</summary>
    public sealed record None : AnswerReading;

    private AnswerReading() { }
}

/// <summary>Reads answers by what the question expects, with the recognizers.</summary>
internal static class Answering
{
    /// <summary>Characters of a free text when the question does not say.</summary>
    public const int UsualTextLength = 500;

    private const decimal OldestAge = 130;
    private const int LongestNone = 7;
    private const double MostNumber = 1_000_000_000_000;

    private static readonly AnswerReading Nothing = new AnswerReading.None();

    /// <summary>What <paramref name="reply"/> answers to <paramref name="question"/>.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="reply">What was said.</param>
    /// <param name="input">The turn.</param>
    /// <param name="buttons">What stands below the question: yes and no, or places it asked back among.</param>
    public static AnswerReading Read(AskStep question, FlowReply reply, FlowInput input, IReadOnlyList<string> buttons) => question.Expects switch
    {
        Expectation.Choice => ChoiceMatching.Find(question, reply) is { } choice ? new AnswerReading.Taken(FlowValue.Of(choice.Value)) { Choice = choice } : Nothing,
        Expectation.YesNo => IsRightOrStop(question, reply, input.Flows.Texts) ? new AnswerReading.RightOrStop() : ReadYesNo(question, reply, input, buttons),
        Expectation.Number when SaysNone(reply) => Within(0, question.Min, question.Max),
        Expectation.Number => reply.MayHoldValue && ReadNumber(reply, input.InEnglish) is { } number ? Within(number, question.Min, question.Max) : Nothing,
        Expectation.Age => reply is { MayHoldValue: true, HoldsDate: false } && ReadAge(reply, input) is { } years ? Within(years, question.Min ?? 0, question.Max ?? OldestAge) : Nothing,
        Expectation.Date => reply.MayHoldValue ? ReadDate(reply, input) : Nothing,
        Expectation.Phone => reply.MayHoldValue ? ReadPhone(reply) : Nothing,
        Expectation.Place => reply.MayHoldValue ? ReadPlace(reply, input, buttons) : Nothing,
        _ => reply.Words.Length < question.Min ? Nothing : ReadText(reply, question.Max),
    };

    private static AnswerReading Within(decimal value, decimal? min, decimal? max) =>
        value < min || value > max ? new AnswerReading.OutOfRange(min, max) : new AnswerReading.Taken(FlowValue.Of(value));

    /// <summary>True for "dung" where the question does not itself ask "đúng không".</summary>
    private static bool IsRightOrStop(AskStep question, FlowReply reply, FlowTexts texts)
    {
        if (!reply.Text.IsUnmarked || !texts.Means(ChatWordKeys.AskStop, reply.Text) || Answers.Read(reply.Text) is not { Value: true }) return false;
        var asked = Tokenizer.Analyze(question.Text.Text);
        return asked.Count < 2 || asked.Folded(asked.Count - 1) is not "khong" || asked.Folded(asked.Count - 2) is not ("dung" or "phai");
    }

    private static AnswerReading ReadYesNo(AskStep question, FlowReply reply, FlowInput input, IReadOnlyList<string> buttons)
    {
        FlowChoice[] both = [new(buttons[0], "yes"), new(buttons[1], "no")];
        var asked = AskedWords.Of(question);
        if (ShortAnswers.IsAsAsked(reply, asked)) return new AnswerReading.Taken(FlowValue.Of(truth: true));
        if (ChoiceMatching.Exact(both, reply) is { } choice) return new AnswerReading.Taken(FlowValue.Of(choice == both[0]));
        if (ReadAgreement(reply, input.InEnglish) is { } said) return new AnswerReading.Taken(FlowValue.Of(said));
        var isNumber = !reply.IsQuestion && reply.Count == 1 && reply.Text[reply.First].Kind == TokenKind.Number;
        if (isNumber) return ChoiceMatching.NumberPlace(both.Length, reply) is >= 0 and var place ? new AnswerReading.Taken(FlowValue.Of(place == 0)) : Nothing;
        return ShortAnswers.Read(reply, asked) is { } isYes ? new AnswerReading.Taken(FlowValue.Of(isYes)) : Nothing;
    }

    /// <summary>A yes or a no wherever such words are one: "vâng ạ", "không đồng ý". With "đâu" behind it a yes is none: "có đồng ý đâu".</summary>
    private static bool? ReadAgreement(FlowReply reply, bool inEnglish)
    {
        var answer = inEnglish ? EnglishAnswers.Read(reply.Text) ?? Answers.Read(reply.Text) : Answers.Read(reply.Text) ?? Answers.Read(reply.Meant) ?? EnglishAnswers.Read(reply.Text);
        return answer is { Value: true } && ShortAnswers.IsDenied(reply.Text) ? false : answer?.Value;
    }

    /// <summary>"Không có đứa nào", "chưa có ai": none is a number too. A bare "không" may as well refuse to say.</summary>
    private static bool SaysNone(FlowReply reply)
    {
        var text = reply.Text;
        if (text.Count > LongestNone || reply.Words.Contains('?', StringComparison.Ordinal)) return false;
        var at = 0;
        while (at < text.Count && FlowReply.IsFiller(text, at)) at++;
        if (at + 1 >= text.Count || !FlowReply.IsNot(text, at) || text.Folded(at + 1) is not ("co" or "con")) return false;
        var last = text.Count - 1;
        while (last > at + 1 && FlowReply.IsFiller(text, last)) last--;
        return last == at + 1 || text.Folded(last) is "nao" or "ai" or "gi" or "ca" or "het";
    }

    /// <summary>The one number of the message.</summary>
    private static decimal? ReadNumber(FlowReply reply, bool inEnglish)
    {
        if (inEnglish && EnglishNumberReader.Find(reply.Text) is [var english]) return ToDecimal(english.Value);
        if (NumberReader.TryRead(reply.Text, reply.First, out var whole) && whole.Count == reply.Count) return ToDecimal(whole.Value);
        return NumberFinder.Find(reply.Text) is [var only] ? ToDecimal(only.Value) : null;
    }

    /// <summary>The one age of the message in years; a bare number counts years, and a year is that of birth.</summary>
    private static decimal? ReadAge(FlowReply reply, FlowInput input)
    {
        var ages = AgeReader.Find(reply.Text, input.Today);
        if (ages.Count == 0) ages = EnglishAgeReader.Find(reply.Text, input.Today);
        if (ages.Count > 0) return ages.Select(age => age.Years).Distinct().Count() == 1 ? ToDecimal(ages[0].Years) : null;
        if (AgeStretches.Months(reply) is { } ofMonths) return ToDecimal(ofMonths);
        var text = reply.Text;
        if (NumberReader.TryRead(text, reply.First, out var number) && IsRest(reply, number.Last + 1, out var half)) return YearsOf(number.Value + half, input.Today);
        return ReadNumber(reply, input.InEnglish) is { } alone ? YearsOf((double)alone, input.Today) : null;
    }

    /// <summary>True when nothing, or "rưỡi" alone, stands behind the number.</summary>
    private static bool IsRest(FlowReply reply, int at, out double half)
    {
        var end = reply.First + reply.Count;
        half = at == end - 1 && reply.Text.Folded(at) is "ruoi" ? 0.5 : 0;
        return at == end || half > 0;
    }

    private static decimal? YearsOf(double number, DateOnly today) => number >= 1900 && number <= today.Year ? ToDecimal(today.Year - number) : ToDecimal(number);

    private static decimal? ToDecimal(double value) => Math.Abs(value) <= MostNumber ? Math.Round((decimal)value, 2) : null;

    /// <summary>The one day of the message; of a day that comes every year the next.</summary>
    private static AnswerReading ReadDate(FlowReply reply, FlowInput input)
    {
        var reference = input.Now.ToOffset(VietnamTime.Offset);
        var found = Days(input.InEnglish ? EnglishDateTimes.Read(reply.Text, reference) : VietnameseDateTimes.Read(reply.Text, reference));
        if (found.Count == 0) found = Days(input.InEnglish ? VietnameseDateTimes.Read(reply.Text, reference) : EnglishDateTimes.Read(reply.Text, reference));
        return found is [var day] ? new AnswerReading.Taken(FlowValue.Of(day)) : Nothing;
    }

    private static List<DateOnly> Days(IReadOnlyList<TemporalSpan> spans)
    {
        List<DateOnly> days = [];
        foreach (var span in spans)
        {
            if (span.Kind is not (TemporalKind.Date or TemporalKind.DateTime) || span.Values is not [.., { Mod: null, Start: { } start }]) continue;
            var day = DateOnly.FromDateTime(start);
            if (!days.Contains(day)) days.Add(day);
        }

        return days;
    }

    private static AnswerReading ReadPhone(FlowReply reply)
    {
        var numbers = PhoneNumbers.Find(reply.Text).Where(phone => phone.Kind is PhoneKind.Mobile or PhoneKind.Landline or PhoneKind.Foreign).Select(phone => phone.Number).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return numbers is [var number] ? new AnswerReading.Taken(FlowValue.Of(number)) : Nothing;
    }

    /// <summary>One of the places that were shown, else a place by its name. A former town stands for the places it became.</summary>
    private static AnswerReading ReadPlace(FlowReply reply, FlowInput input, IReadOnlyList<string> shown)
    {
        if (shown.Count > 0 && ChoiceMatching.Find([.. shown.Select(name => new FlowChoice(name, name))], reply) is { } chosen) return new AnswerReading.Taken(FlowValue.Of(chosen.Value));
        var names = new List<string>();
        foreach (var place in input.Flows.Places.Find(reply.Text))
        {
            IReadOnlyList<string> meant = place.Became.Count == 0 ? [place.FullName] : place.Became;
            foreach (var name in meant.Where(name => !names.Contains(name, StringComparer.Ordinal))) names.Add(name);
        }

        return names switch
        {
            [] => Nothing,
            [var only] => new AnswerReading.Taken(FlowValue.Of(only)),
            _ => new AnswerReading.Places([.. names.Take(FlowLimits.Choices)]),
        };
    }

    private static AnswerReading ReadText(FlowReply reply, decimal? max)
    {
        if (reply.Words.Length == 0) return Nothing;
        var most = (int)Math.Clamp(max ?? UsualTextLength, 1, FlowLimits.ValueLength);
        return reply.Words.Length > most ? new AnswerReading.TooLong(most) : new AnswerReading.Taken(FlowValue.Of(reply.Words));
    }
}
