namespace Awareness.Channels;

/// <summary>Finds out whether a channel would work, without a word to anybody who chats: what <c>awareness channels check</c> prints.</summary>
public interface IChannelCheck
{
    /// <summary>The channel's own name, for example <c>telegram</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Asks the platform whether it knows our credentials and where it posts what people say. Changes nothing there. Never throws for what the platform does; credentials stand in no line.
    /// </summary>
    /// <param name="publicUrl">Address at which platforms reach the service, for example <c>https://chat.example.vn</c>; null when it is not known, then what the platform has is only told.</param>
    /// <param name="cancellationToken">Gives up asking.</param>
    Task<IReadOnlyList<CheckLine>> CheckAsync(Uri? publicUrl, CancellationToken cancellationToken);
}

/// <summary>A channel that can tell its platform where to post what people say.</summary>
public interface IChannelSetUp
{
    /// <summary>The channel's own name, for example <c>telegram</c>.</summary>
    string Name { get; }

    /// <summary>Sets the platform up to call the service at <paramref name="publicUrl"/>; doing it again changes nothing. Never throws for what the platform does.</summary>
    Task<CheckLine> SetUpAsync(Uri publicUrl, CancellationToken cancellationToken);
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Grade">How it stands.</param>
/// <param name="Text">What was found, one English sentence for the operator, without credentials.</param>
public sealed record CheckLine(CheckGrade Grade, string Text)
{
    private const int LongestWords = 200;

    /// <summary>What to do about it; null when nothing is to be done.</summary>
    public string? Mend { get; init; }

    /// <summary>All is well.</summary>
    public static CheckLine Good(string text) => new(CheckGrade.Good, text);

    /// <summary>It may work.</summary>
    public static CheckLine Doubtful(string text, string mend) => new(CheckGrade.Doubtful, text) { Mend = mend };

    /// <summary>It does not work.</summary>
    public static CheckLine Bad(string text, string mend) => new(CheckGrade.Bad, text) { Mend = mend };

    /// <summary>A platform's words on one line of bounded length, without what a terminal would act on.</summary>
    internal static string Shown(string? words) => new([.. WholeText.Cut(words ?? "?", LongestWords).Where(letter => !char.IsControl(letter))]);
}

/// <summary>How a thing stands.</summary>
public enum CheckGrade
{
    /// <summary>As it must be.</summary>
    Good,

    /// <summary>The channel may work all the same.</summary>
    Doubtful,

    /// <summary>The channel does not work until somebody mends it.</summary>
    Bad,
}
