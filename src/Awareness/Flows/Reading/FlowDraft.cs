using Awareness.Yaml;

namespace Awareness.Flows.Reading;

/// <summary>A flow as it was read, with the places of everything checks may have to point at.</summary>
/// <param name="Id">Full name.</param>
/// <param name="File">Where it is written.</param>
/// <param name="Places">Finds places inside its values.</param>
internal sealed record FlowDraft(string Id, YamlFile File, TextPlaces Places)
{
    /// <summary>The flow; null when a mistake makes it unusable.</summary>
    public Flow? Flow { get; set; }

    /// <summary>The campaign in whose folder it lies, or null.</summary>
    public string? Campaign { get; init; }

    /// <summary>Where to report.</summary>
    public FileProblems Problems => File.Problems;

    /// <summary>The bot around it.</summary>
    public required FlowSetting Setting { get; init; }

    /// <summary>In file order, those of <see cref="Flow"/> when there is one.</summary>
    public List<StepDraft> Steps { get; } = [];

    /// <summary>The words that start it.</summary>
    public IReadOnlyList<YamlScalar> StartWords { get; set; } = [];

    /// <summary>The variables the reminder of the flow's own timeout shows.</summary>
    public StepDraft? Timeout { get; set; }
}

/// <summary>A step as it was read.</summary>
/// <param name="Map">Its keys.</param>
/// <param name="Kind">The key that says what it does.</param>
internal sealed record StepDraft(YamlMap Map, YamlScalar Kind)
{
    /// <summary>The step.</summary>
    public Step? Step { get; set; }

    /// <summary>The steps it names.</summary>
    public List<YamlScalar> Targets { get; } = [];

    /// <summary>The variables it looks at.</summary>
    public List<WrittenUse> Uses { get; } = [];

    /// <summary>The texts it holds against variables.</summary>
    public List<WrittenLiteral> Literals { get; } = [];

    /// <summary>The variables it sets, and where it names them.</summary>
    public List<YamlScalar> Sets { get; } = [];

    /// <summary>Its texts, and where they begin.</summary>
    public List<(FlowText Text, YamlNode At)> Texts { get; } = [];

    /// <summary>The value of a key, or the step itself when there is none.</summary>
    public YamlNode At(string key) => Map.Find(key)?.Value ?? Map;
}

/// <summary>A place that looks at a variable.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column.</param>
internal sealed record WrittenUse(string Name, int Line, int Column)
{
    /// <summary>True where being unset is as good an answer as any: asked for by <c>has</c>, compared, or told of elsewhere when it is missing.</summary>
    public bool MayBeUnset { get; init; }

    /// <summary>True inside <c>has</c>.</summary>
    public bool IsAsked { get; init; }

    /// <summary>How many variables its own step sets before it looks.</summary>
    public int SetBefore { get; init; }
}

/// <summary>A text a variable has to be equal to.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Text">The text.</param>
/// <param name="Line">1-based line of the text.</param>
/// <param name="Column">1-based column.</param>
internal sealed record WrittenLiteral(string Variable, string Text, int Line, int Column);
