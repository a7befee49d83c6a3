using System.Diagnostics.CodeAnalysis;

namespace Awareness.Channels.Wire;

/// <summary>Something of a stranger's that was checked: it is good, or there is an error to answer with.</summary>
internal readonly struct Checked<T>
    where T : class
{
    private readonly T? value;
    private readonly WireError? error;

    private Checked(T? value, WireError? error) => (this.value, this.error) = (value, error);

    public static implicit operator Checked<T>(T value) => new(value, error: null);

    public static implicit operator Checked<T>(WireError error) => new(value: null, error);

    /// <summary>True with the thing, false with the error.</summary>
    public bool IsGood([NotNullWhen(true)] out T? good, [NotNullWhen(false)] out WireError? bad)
    {
        (good, bad) = (value, error);
        if (good is not null) return true;
        bad ??= WireError.BadArgument("Nothing was sent.");
        return false;
    }
}
