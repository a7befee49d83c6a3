using System.Diagnostics.CodeAnalysis;

namespace Awareness.Conversations;

/// <summary>Upper bounds of a turn. Every size that a stranger controls is named here.</summary>
public static class Limits
{
    /// <summary>Characters of a message that are read; what is longer is cut at a whole character.</summary>
    public const int TextLength = 4_000;

    /// <summary>Characters of an id that came from outside; a longer one is refused.</summary>
    public const int IdLength = 256;

    /// <summary>Replies of one turn.</summary>
    public const int Replies = 10;

    /// <summary>Activities of one turn: replies that a channel cannot carry whole are several.</summary>
    public const int Activities = 30;

    /// <summary>What is looked up for one turn.</summary>
    public const int Lookups = 2;

    /// <summary>Buttons of one reply that answer no question.</summary>
    public const int Suggestions = 5;

    /// <summary>How many times in a row a person is asked which topic was meant.</summary>
    public const int ClarifyRounds = 2;

    /// <summary>How often a turn is run again when another node committed first.</summary>
    public const int CommitAttempts = 5;

    /// <summary>Turns waiting for one conversation in this process; beyond it the channel is told to come back later.</summary>
    public const int WaitingTurns = 32;

    /// <summary>
    /// True when an id from outside can be kept as it is: 1 to <see cref="IdLength"/> characters, well-formed Unicode, no NUL.
    /// Stores throw on any other, so a border asks first.
    /// </summary>
    public static bool IsId([NotNullWhen(true)] string? id)
    {
        if (id is not { Length: > 0 and <= IdLength } || id.Contains('\0', StringComparison.Ordinal)) return false;
        for (var i = 0; i < id.Length; i++)
        {
            if (!char.IsSurrogate(id[i])) continue;
            if (!char.IsHighSurrogate(id[i]) || i + 1 == id.Length || !char.IsLowSurrogate(id[i + 1])) return false;
            i++;
        }

        return true;
    }
}
