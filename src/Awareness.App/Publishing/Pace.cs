namespace Awareness.App.Publishing;

/// <summary>Lets long work leave the processor to those who serve: after ten milliseconds of work it rests for five.</summary>
internal sealed class Pace(TimeProvider time)
{
    private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(5);

    private long start = time.GetTimestamp();

    /// <summary>Rests when it is time.</summary>
    public void Keep()
    {
        if (time.GetElapsedTime(start) < Work) return;
        Thread.Sleep(Rest);
        start = time.GetTimestamp();
    }
}
