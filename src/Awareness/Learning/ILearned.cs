namespace Awareness.Learning;

/// <summary>Something learned that can be written down and read back, the same bit for bit.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
internal interface ILearned<TSelf>
    where TSelf : class, ILearned<TSelf>
{
    /// <summary>Reads what <see cref="Write"/> wrote; null when the parts do not fit together. Never throws, whatever the bytes; the caller asks whether they were whole.</summary>
    static abstract TSelf? Read(LearnedReader from);

    /// <summary>Writes all that reading it back needs.</summary>
    void Write(LearnedWriter to);
}
