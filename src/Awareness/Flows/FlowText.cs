using Awareness.Knowledge;

namespace Awareness.Flows;

/// <summary>
/// A text of a flow in its variants. References to the content (<c>{{hotline.ambulance}}</c>) are filled in when it is read; <c>{name}</c> stands for a variable
/// and is filled in, once, when it is said: what a person typed is never looked into.
/// </summary>
/// <param name="Text">What everybody sees for whom there is no variant.</param>
public sealed record FlowText(string Text)
{
    /// <summary>Nothing to say.</summary>
    public static readonly FlowText Empty = new("");

    /// <summary>The text for parents, or null.</summary>
    public string? ForParents { get; init; }

    /// <summary>The text for pupils, or null.</summary>
    public string? ForPupils { get; init; }

    /// <summary>The text in English, or null.</summary>
    public string? English { get; init; }

    /// <summary>The variant for somebody: English before audience, the plain text where there is none.</summary>
    public string For(Audience audience, bool inEnglish) => (inEnglish ? English : null) ?? audience switch
    {
        Audience.Parent => ForParents,
        Audience.Pupil => ForPupils,
        _ => null,
    } ?? Text;
}
