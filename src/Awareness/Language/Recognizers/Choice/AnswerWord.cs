namespace Awareness.Language.Recognizers.Choice;

/// <summary>What a word does in a message that may be an answer.</summary>
internal enum AnswerWord : byte
{
    /// <summary>Anything else.</summary>
    Other,

    /// <summary>Yes, by agreeing aloud: "vâng", "ừ", "ok". Opens a sentence, whatever follows.</summary>
    Agree,

    /// <summary>"Dạ": politeness that is a yes only when nothing else is said.</summary>
    Polite,

    /// <summary>Yes, where it is all that is said: "có", "được", "đúng", "rồi".</summary>
    Yes,

    /// <summary>No, where it is all that is said: "không", "chưa", "thôi".</summary>
    No,

    /// <summary>Yes wherever it stands in a statement: "đồng ý".</summary>
    FirmYes,

    /// <summary>No wherever it stands in a statement: "không đồng ý".</summary>
    FirmNo,

    /// <summary>Neither yes nor no: "không biết", "có lẽ", "nếu".</summary>
    Unsure,

    /// <summary>Makes its sentence a question.</summary>
    Question,

    /// <summary>Somebody or something that adds nothing: "em", "thì", "nhé".</summary>
    Filler,

    /// <summary>"ạ": ends the sentence it stands in.</summary>
    Closing,

    /// <summary>Takes back what was said: "à nhầm", "ý là".</summary>
    Correction,

    /// <summary>Takes back what was said and says no: "à không".</summary>
    TakeBackNo,
}
