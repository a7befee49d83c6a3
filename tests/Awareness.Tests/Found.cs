namespace Awareness.Tests;

/// <summary>Asserts that a search found nothing, and otherwise says all that it found: xunit would cut the list short.</summary>
internal static class Found
{
    public static void Nothing(IEnumerable<string?> found)
    {
        var all = found.ToList();
        Assert.True(all.Count == 0, $"Found {all.Count}:\n{string.Join('\n', all)}");
    }
}
