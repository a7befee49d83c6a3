namespace Awareness.Learning;

/// <summary>
/// Keeps what was learned from the content for the next start. It may forget anything at any time, and what it cannot keep is learned again:
/// storage that fails changes nothing but speed, so members do not throw for it. Used by several threads at once.
/// </summary>
public interface ILearnedCache
{
    /// <summary>What was kept under <paramref name="key"/>, whole and as it was given; null when nothing was or it cannot be relied on.</summary>
    byte[]? Find(LearnedKey key);

    /// <summary>Keeps <paramref name="learned"/>, which the caller leaves as it is, in place of what was kept under the key before.</summary>
    void Keep(LearnedKey key, ReadOnlyMemory<byte> learned);
}

/// <summary>Names what was learned by all that it depends on: whatever is kept under an equal key is what would be learned again.</summary>
/// <param name="Kind">What it is, a word of small letters and hyphens: different kinds never share a key.</param>
/// <param name="Hash">SHA-256, as 64 hex digits, over the examples, the content's version and the program that learns.</param>
public sealed record LearnedKey(string Kind, string Hash);
