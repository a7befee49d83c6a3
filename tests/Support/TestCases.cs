using System.Globalization;

namespace Awareness.Testing;

/// <summary>
/// How far tests of made-up cases search. A run is the same every time, so that it says something about the change at hand;
/// AWARENESS_TEST_CASES=20 looks at twenty times as many cases, and at other ones each time.
/// </summary>
internal static class TestCases
{
    private const int AlwaysTheSame = 20_261_122;

    /// <summary>How many times the usual number of cases to try, 1 or more.</summary>
    public static int Times { get; } = int.TryParse(Environment.GetEnvironmentVariable("AWARENESS_TEST_CASES"), CultureInfo.InvariantCulture, out var given) ? Math.Max(1, given) : 1;

    /// <summary>True when the cases are others in every run.</summary>
    public static bool AreNew => Times > 1;

    /// <summary>Where the cases of a test start, said in the test's output.</summary>
    public static int Seed()
    {
        var seed = AreNew ? Random.Shared.Next() : AlwaysTheSame;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        return seed;
    }
}
