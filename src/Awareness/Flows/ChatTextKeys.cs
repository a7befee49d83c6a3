namespace Awareness.Flows;

/// <summary>Keys of what conversations say around flows and of people's rights, in <c>bots/texts.yaml</c>.</summary>
public static class ChatTextKeys
{
    /// <summary>Before the question that is put again after something else.</summary>
    public const string Resume = "resume";

    /// <summary>Behind an emergency card: how to go on with what was interrupted.</summary>
    public const string ResumeAfterDanger = "resume-after-danger";

    /// <summary>The same behind what a person suffers or plans, self-harm or abuse: nobody is told to hurry on.</summary>
    public const string ResumeAfterPersonal = "resume-after-personal";

    /// <summary>The same in a report: that the words which brought the card are written down when they are sent once more.</summary>
    public const string ResumeAfterReport = "resume-after-report";

    /// <summary>The button that goes on.</summary>
    public const string GoOn = "go-on";

    /// <summary>Above what can be typed, where a channel has no buttons.</summary>
    public const string CanType = "can-type";

    /// <summary>A photo or file came while a question waits.</summary>
    public const string Photo = "photo";

    /// <summary>A campaign that is not on: <c>{title}</c>, <c>{from}</c>, <c>{until}</c>.</summary>
    public const string NotOn = "not-on";

    /// <summary>Above the list of bots.</summary>
    public const string Menu = "menu";

    /// <summary>Above the same list on the page, where no flow can be walked through: says to write the word in the chat.</summary>
    public const string OnlyInChat = "only-in-chat";

    /// <summary>Below choices that are listed with numbers.</summary>
    public const string ChooseByNumber = "choose-by-number";

    /// <summary>What is stored and why.</summary>
    public const string Privacy = "privacy";

    /// <summary>Asks whether to stop messages, erase everything or keep all; the next three are its buttons.</summary>
    public const string StopAsk = "stop-offer";

    /// <summary>The button that stops messages.</summary>
    public const string StopMessages = "stop-button";

    /// <summary>The button that erases everything.</summary>
    public const string StopErase = "erase-button";

    /// <summary>The button that keeps all as it is.</summary>
    public const string StopKeep = "keep-button";

    /// <summary>Messages were stopped.</summary>
    public const string Stopped = "stopped-messages";

    /// <summary>Below the same, while a flow is in the middle: how to go on with it, and how to leave it.</summary>
    public const string StillWaiting = "still-waiting";

    /// <summary>Below the word that messages were stopped: that everything can be erased too.</summary>
    public const string OfferErase = "offer-erase";

    /// <summary>Asks whether everything is really to be erased, and says what that means; the next two are its buttons.</summary>
    public const string EraseAsk = "erase-ask";

    /// <summary>The button that says so.</summary>
    public const string EraseYes = "erase-yes";

    /// <summary>The button that does not.</summary>
    public const string EraseNo = "erase-no";

    /// <summary>Everything was erased.</summary>
    public const string Erased = "erased";

    /// <summary>Everything stays as it is.</summary>
    public const string Kept = "kept";

    /// <summary>A reminder was asked for by somebody who stopped messages: how to allow them again.</summary>
    public const string StillStopped = "still-stopped";

    /// <summary>A report nobody has looked at yet: <c>{code}</c>, <c>{date}</c> it was filed, <c>{changed}</c> when it last changed.</summary>
    public const string ReportOpen = "report-state-open";

    /// <summary>A report that was passed on, with the same.</summary>
    public const string ReportForwarded = "report-state-forwarded";

    /// <summary>A report of something that is mended, with the same.</summary>
    public const string ReportFixed = "report-state-fixed";

    /// <summary>A report that is not followed up, with the same.</summary>
    public const string ReportRejected = "report-state-rejected";

    /// <summary>What officers noted on a report: <c>{note}</c>.</summary>
    public const string ReportNote = "report-note";

    /// <summary>Asks for the code of a report.</summary>
    public const string ReportAsk = "report-ask";

    /// <summary>There is no report with <c>{code}</c>.</summary>
    public const string ReportUnknown = "report-unknown";

    /// <summary>The head of what is kept about a person.</summary>
    public const string DataHead = "my-data-lead";

    /// <summary>Nothing is kept but this conversation.</summary>
    public const string DataNothing = "my-data-nothing";

    /// <summary><c>{count}</c> messages since <c>{date}</c>.</summary>
    public const string DataMessages = "my-data-messages";

    /// <summary>Age band <c>{value}</c>.</summary>
    public const string DataAge = "my-data-age";

    /// <summary>Ward <c>{value}</c>.</summary>
    public const string DataWard = "my-data-ward";

    /// <summary>School level <c>{value}</c>.</summary>
    public const string DataSchool = "my-data-school";

    /// <summary>Messages are stopped since <c>{date}</c>.</summary>
    public const string DataStopped = "my-data-stopped";

    /// <summary>The reminder <c>{name}</c> since <c>{date}</c>, when the person said <c>{words}</c>.</summary>
    public const string DataReminder = "my-data-reminder";

    /// <summary>Above the answers that are kept: <c>{count}</c>.</summary>
    public const string DataAnswers = "my-data-answers";

    /// <summary>One answer: <c>{date}</c>, <c>{flow}</c>, <c>{value}</c>.</summary>
    public const string DataAnswer = "my-data-answer";

    /// <summary>That <c>{count}</c> further answers stand in the file only.</summary>
    public const string DataMore = "my-data-more";

    /// <summary>Below all: the file, and how to erase.</summary>
    public const string DataFoot = "my-data-end";

    /// <summary>Those that must be there.</summary>
    public static readonly IReadOnlyList<string> Required =
    [
        Resume, ResumeAfterDanger, ResumeAfterPersonal, ResumeAfterReport, GoOn, CanType, Photo, NotOn, Menu, OnlyInChat, ChooseByNumber, Privacy, StopAsk, StopMessages, StopErase, StopKeep, Stopped, StillWaiting, OfferErase, EraseAsk, EraseYes, EraseNo, Erased, Kept,
        StillStopped, ReportOpen, ReportForwarded, ReportFixed, ReportRejected, ReportNote, ReportAsk, ReportUnknown, DataHead, DataNothing, DataMessages, DataAge, DataWard, DataSchool, DataStopped,
        DataReminder, DataAnswers, DataAnswer, DataMore, DataFoot,
    ];
}

/// <summary>Keys of the whole messages that are understood at any time, in <c>bots/texts.yaml</c>; the opt-out and opt-in words stand in <c>content/texts.yaml</c>.</summary>
public static class ChatWordKeys
{
    /// <summary>What can be started.</summary>
    public const string Menu = "menu";

    /// <summary>What is stored and why.</summary>
    public const string Privacy = "privacy";

    /// <summary>"dữ liệu của tôi".</summary>
    public const string MyData = "my-data";

    /// <summary>"xóa dữ liệu của tôi".</summary>
    public const string Erase = "erase";

    /// <summary>"tin tôi báo đến đâu rồi", without a code.</summary>
    public const string ReportStatus = "report-status";

    /// <summary>Words that ask to stop and leave open what, as a bare "dừng": it is asked back.</summary>
    public const string AskStop = "ask-stop";

    /// <summary>After a danger: "mọi người an toàn rồi".</summary>
    public const string Safe = "safe";

    /// <summary>Words that may stand around words that start a flow: "mình muốn chơi", "ạ".</summary>
    public const string Fillers = "fillers";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Menu, Privacy, MyData, Erase, ReportStatus, AskStop, Safe, Fillers];
}
