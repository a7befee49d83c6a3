using Awareness.Conversations;
using Awareness.Knowledge;

namespace Awareness.App.Page;

/// <summary>The answer to one question, in one page.</summary>
internal static class AnswerPage
{
    public static PageView Create(PageVisit visit, PageQuestion question, Turn turn, PageSettings settings)
    {
        var card = turn.CardId is { } id ? visit.Knowledge.FindCard(id, turn.State.InEnglish) : null;
        var title = Title(turn, card);
        var isEmergency = turn.Outcome == Outcome.Emergency || Families.IsEmergency(turn.Topic);
        return new PageView
        {
            Title = title,
            Version = visit.Content.Version,
            IsPersonal = true,
            Main = Html.Of($"""
                <article class="{(isEmergency ? "emergency" : Style(turn.Outcome))}">
                {(isEmergency ? Html.Empty : PageParts.HotlineLine(visit))}
                {Asked(question, settings)}
                <h1>{title}</h1>
                {(isEmergency ? PageParts.CallButtons(visit, turn.Replies.Select(reply => reply.Text)) : Html.Empty)}
                {Html.Lines(Said(visit, turn).Select(text => Html.Of($"""<div class="answer">{visit.Text.Blocks(text)}</div>""")))}
                {PageParts.More(visit, card?.More)}
                {PageParts.Sources([.. turn.Replies.SelectMany(reply => reply.Citations)], card)}
                {Next(visit, question, turn)}
                </article>
                {PageParts.AskForm(settings, "Hỏi câu khác")}
                <p><a href="/">Về trang đầu</a></p>
                """),
        };
    }

    private static string Title(Turn turn, Card? card) => turn.Outcome switch
    {
        _ when card is not null => card.Title,
        Outcome.Clarify => "Bạn hỏi điều nào dưới đây?",
        Outcome.Abstain => "Mình chưa biết chắc điều này",
        Outcome.Refuse => "Mình không giúp được việc này",
        _ => "Trợ lý trả lời",
    };

    private static string Style(Outcome outcome) => outcome switch
    {
        Outcome.Abstain or Outcome.Refuse => "unsure",
        _ => "calm",
    };

    private static Html Asked(PageQuestion question, PageSettings settings)
    {
        if (question.Text.Length == 0) return Html.Empty;
        var cut = question.IsCut ? Html.Of($"""<p class="notice">Câu hỏi dài quá nên mình chỉ đọc {settings.QuestionLength} ký tự đầu. Bạn hỏi ngắn lại thì mình trả lời đúng hơn.</p>""") : Html.Empty;
        return Html.Of($"""<p class="asked">Bạn hỏi: <q>{question.Text}</q></p>{cut}""");
    }

    /// <summary>
    /// What the engine says, except where it would be untrue here: this page keeps nothing, so it can neither note that
    /// somebody wants no more messages nor understand a number that answers a list of choices.
    /// </summary>
    private static IEnumerable<string> Said(PageVisit visit, Turn turn)
    {
        var texts = visit.Content.Texts;
        if (turn.Outcome == Outcome.Clarify) return ["Mình muốn trả lời đúng ý bạn. Bấm chọn một câu:"];
        return turn.Replies.Select(reply => reply.Text == texts["opt-out"] || reply.Text == texts["opt-in"]
            ? "Trang này không gửi tin và không lưu gì về bạn. Muốn dừng hay nhận lại tin chiến dịch, bạn nhắn chính câu đó trong cuộc trò chuyện đã gửi tin cho bạn (Zalo, Messenger, Telegram)."
            : reply.Text);
    }

    private static Html Next(PageVisit visit, PageQuestion question, Turn turn)
    {
        var more = visit.Content.Texts["more"];
        List<string> replies = [.. turn.Replies.SelectMany(reply => reply.Suggestions).Where(suggestion => suggestion.Topic is null && suggestion.Title != more).Select(suggestion => suggestion.Title)];
        if (replies.Count > 0) return PageParts.Replies(question.Text, replies);
        List<string> titles = [.. turn.Replies.SelectMany(reply => reply.Suggestions).Select(suggestion => suggestion.Title).Where(title => title != more).Distinct(StringComparer.Ordinal)];
        if (titles.Count == 0 && turn.CardId is null) titles = [.. FrequentQuestions.Titles(visit)];
        if (titles.Count == 0) return Html.Empty;
        if (turn.Outcome == Outcome.Clarify) return PageParts.Questions(titles);
        return Html.Of($"""
            <section aria-labelledby="hoi-tiep">
            <h2 id="hoi-tiep">{(turn.CardId is null ? "Bạn có thể hỏi" : "Liên quan")}</h2>
            {PageParts.Questions(titles)}
            </section>
            """);
    }
}
