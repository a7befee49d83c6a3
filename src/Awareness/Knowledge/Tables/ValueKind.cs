namespace Awareness.Knowledge.Tables;

/// <summary>A kind of number an answer can depend on.</summary>
/// <param name="Id">Its name in content files, for example <c>age</c>.</param>
/// <param name="Least">Least number that makes sense; what is below was misread or meant as a joke.</param>
/// <param name="Most">Greatest number that makes sense.</param>
public sealed record ValueKind(string Id, double Least, double Most)
{
    /// <summary>Decimal places that count; beyond them a number is only "just above" another.</summary>
    public const int Digits = 6;

    /// <summary>Years of life.</summary>
    public static readonly ValueKind Age = new("age", 0, 130);

    /// <summary>Height of a person in meters.</summary>
    public static readonly ValueKind Height = new("height", 0.3, 2.5);

    /// <summary>Milligrams of alcohol in a liter of breath. Nothing at all is no level.</summary>
    public static readonly ValueKind Alcohol = new("alcohol", 0.001, 4);

    /// <summary>Kilometers per hour above the limit.</summary>
    public static readonly ValueKind Over = new("over", 1, 300);

    /// <summary>People carried, the driver not counted.</summary>
    public static readonly ValueKind People = new("people", 1, 20) { IsWhole = true };

    /// <summary>Grams of a substance.</summary>
    public static readonly ValueKind Grams = new("grams", 0.001, 1_000_000);

    /// <summary>Which time it is: 1 is the first.</summary>
    public static readonly ValueKind Times = new("times", 1, 50) { IsWhole = true };

    /// <summary>People who help.</summary>
    public static readonly ValueKind Rescuers = new("rescuers", 1, 10) { IsWhole = true };

    /// <summary>Cubic centimeters of an engine; only read to know the vehicle.</summary>
    public static readonly ValueKind Engine = new("engine", 10, 3_000);

    /// <summary>All kinds.</summary>
    public static readonly IReadOnlyList<ValueKind> All = [Age, Height, Alcohol, Over, People, Grams, Times, Rescuers, Engine];

    /// <summary>True when only whole numbers make sense.</summary>
    public bool IsWhole { get; init; }

    /// <summary>All numbers that make sense.</summary>
    public Interval Domain => new(Least, Math.BitIncrement(Most));

    /// <summary>The kind of that name, or null.</summary>
    public static ValueKind? Find(string id) => All.FirstOrDefault(kind => kind.Id == id);
}
