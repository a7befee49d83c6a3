using Awareness.Knowledge;

namespace Awareness.App.Tests.Page;

/// <summary>The content as it is written today.</summary>
internal static class RealContent
{
    public static KnowledgeContent Load()
    {
        var root = ContentRoot.Find(configured: null) ?? throw new InvalidOperationException("No content folder above the tests.");
        var reading = ContentReader.Read(root, DateOnly.FromDateTime(SmallContent.Now.DateTime));
        return reading.Content ?? throw new InvalidOperationException(string.Join('\n', reading.Problems.Where(problem => !problem.IsWarning).Take(5)));
    }
}
