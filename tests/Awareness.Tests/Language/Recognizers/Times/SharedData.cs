namespace Awareness.Tests.Language.Recognizers.Times;

/// <summary>Reference data that lies beside the repository and is not part of it. Without it a test is skipped and says so.</summary>
internal static class SharedData
{
    public static string[] Lines(string name)
    {
        var path = Path.Combine(Repository.Root, "..", "shared", "data", name);
        Assert.SkipUnless(File.Exists(path), $"the reference data {name} does not lie beside the repository");
        return File.ReadAllLines(path);
    }
}
