using Awareness.Flows.Reading;
using Awareness.Knowledge;
using Awareness.Language;
using Awareness.Yaml;

namespace Awareness.Flows.Checks;

/// <summary>
/// What bots for pupils must not ask or keep: of a child no more than an age band is known. A bot for everybody has pupils among those who answer, and is warned.
/// </summary>
internal static class PupilRules
{
    /// <summary>Words of a question that ask who somebody is. They are compared as written: "tên" is no "ten".</summary>
    private static readonly AnalyzedText[] Personal =
        [.. new[] { "tên em", "em tên", "họ tên", "họ và tên", "tên gì", "tên của em", "tên bạn", "tên là gì", "trường nào", "tên trường", "lớp nào", "tên lớp", "địa chỉ", "số nhà", "nhà em ở", "ngày sinh", "số điện thoại", "mật khẩu" }.Select(Tokenizer.Analyze)];

    /// <summary>Reports what <paramref name="flow"/> must not do where pupils are, or may be.</summary>
    public static void Check(FlowDraft flow)
    {
        if (flow.Setting.Audience is Audience.Parent) return;
        var isForPupils = flow.Setting.Audience is Audience.Pupil;
        foreach (var written in flow.Steps)
        {
            if (!isForPupils)
            {
                if (written.Step is AskStep question and not QuizStep) CheckWords(question, written, flow);
                continue;
            }

            foreach (var variable in written.Sets.Where(variable => Variables.OfContact.Contains(variable.Text) && variable.Text != Variables.OfContact[0]))
                flow.Problems.Error(variable, FlowCheckMessages.PupilContact(variable.Text));
            if (written.Step is not AskStep ask) continue;
            if (ask.Expects is Expectation.Phone) flow.Problems.Error(written.At("expect"), FlowCheckMessages.PupilPhone, FlowCheckMessages.PupilHint);
            if (ask.Expects is Expectation.Date) flow.Problems.Error(written.At("expect"), FlowCheckMessages.PupilDate, FlowCheckMessages.PupilHint);
            if (ask is not QuizStep) CheckWords(ask, written, flow);
        }
    }

    private static void CheckWords(AskStep ask, StepDraft written, FlowDraft flow)
    {
        foreach (var sentence in Sentences(ask))
        {
            if (Array.Find(Personal, phrase => Holds(sentence, phrase)) is not { } asked) continue;
            var (line, column) = written.Map.Find("ask")?.Value is YamlScalar scalar && Find(scalar.Text, asked.Source) is >= 0 and var at
                ? flow.Places.Of(scalar, at, scalar.Text.Substring(at, asked.Source.Length))
                : (written.Kind.Line, written.Kind.Column);
            if (flow.Setting.Audience is Audience.Pupil) flow.Problems.Error(line, column, FlowCheckMessages.PupilAsks(asked.Source), FlowCheckMessages.PupilHint);
            else flow.Problems.Warn(line, column, FlowCheckMessages.MayBePupils(asked.Source), FlowCheckMessages.MayBePupilsHint);
            return;
        }
    }

    /// <summary>The sentences that ask. "Đừng ghi tên, địa chỉ" is the opposite, and so is whatever denies it.</summary>
    private static IEnumerable<AnalyzedText> Sentences(AskStep ask)
    {
        foreach (var text in new[] { ask.Text.Text, ask.Text.ForPupils, ask.Text.English }.OfType<string>())
        {
            foreach (var sentence in text.Split('.', '!', '\n'))
            {
                var words = Tokenizer.Analyze(sentence);
                if (!Denies(words)) yield return words;
            }
        }
    }

    private static bool Denies(AnalyzedText sentence)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if (sentence.Folded(i) is "dung" or "khong" or "chang") return true;
        }

        return false;
    }

    private static bool Holds(AnalyzedText sentence, AnalyzedText phrase)
    {
        for (var start = 0; start + phrase.Count <= sentence.Count; start++)
        {
            var i = 0;
            while (i < phrase.Count && sentence.Key(start + i).SequenceEqual(phrase.Key(i))) i++;
            if (i == phrase.Count) return true;
        }

        return false;
    }

    private static int Find(string text, string words) => text.IndexOf(words, StringComparison.OrdinalIgnoreCase);
}
