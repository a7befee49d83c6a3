namespace Awareness.Language.Recognizers.Units;

/// <summary>What a unit word needs around it to be a unit.</summary>
internal enum UnitNeed : byte
{
    /// <summary>Nothing: "km", "kg".</summary>
    None,

    /// <summary>Words of weight or drugs near, or a value no hour has: "5g", "0,3 g".</summary>
    Weight,

    /// <summary>Marks, or a word of weight near: "5 cân" but "2 can bo".</summary>
    MarksOrWeight,

    /// <summary>A word of vehicles or engines near: "xe 50 phân".</summary>
    Engine,

    /// <summary>A word of distance near: "cách 5 cây".</summary>
    Distance,

    /// <summary>What is measured behind it: "5 khối nước".</summary>
    Bulk,

    /// <summary>Land near, unless the text is marked: "33 ha" ends a question.</summary>
    Land,
}

/// <summary>A word for a unit.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Factor">How many of the unit the word is: a lạng is 100 gram.</param>
/// <param name="Need">What it needs around it.</param>
internal readonly record struct UnitWord(DimensionUnit Unit, double Factor, UnitNeed Need);

/// <summary>The words and signs of Vietnamese measures.</summary>
internal static class DimensionUnits
{
    /// <summary>Meter, which is said in the most ways: "1m65", "mét hai".</summary>
    public static readonly DimensionUnit Meter = new("Meter", Length);

    /// <summary>Centimeter, which the people call "phân" as they do the cubic one.</summary>
    public static readonly DimensionUnit Centimeter = new("Centimeter", Length);

    /// <summary>Square meter.</summary>
    public static readonly DimensionUnit SquareMeter = new("Square meter", Area);

    /// <summary>Cubic meter.</summary>
    public static readonly DimensionUnit CubicMeter = new("Cubic meter", Volume);

    private const string Length = "Length";
    private const string Speed = "Speed";
    private const string Area = "Area";
    private const string Volume = "Volume";
    private const string Weight = "Weight";
    private const string Size = "Information";

    private static readonly PhraseTable<UnitWord> Words = Build();

    /// <summary>The unit word that begins at token <paramref name="at"/>, the longest one; false when there is none.</summary>
    public static bool TryMatch(AnalyzedText text, int at, out int length, out UnitWord word) => Words.TryMatch(text, at, out length, out word);

    private static PhraseTable<UnitWord> Build()
    {
        var table = new PhraseTable<UnitWord>(matchFolded: true);
        AddLengths(table);
        AddSpeeds(table);
        AddAreasAndVolumes(table);
        AddWeights(table);
        AddRatios(table);
        Add(table, "Kilowatt", null, "kw", "kilowatt", "ki lô oát");
        Add(table, "Watt", null, "w", "watt", "oát");
        Add(table, "Horsepower", null, "mã lực", "hp");
        Add(table, "Megabyte", Size, "mb", "megabyte");
        Add(table, "Gigabyte", Size, "gb", "gigabyte");
        Add(table, "Terabyte", Size, "terabyte");
        return table;
    }

    private static void AddLengths(PhraseTable<UnitWord> table)
    {
        Add(table, "Kilometer", Length, "km", "kilomet", "kilômét", "ki lô mét", "kí lô mét", "cây số", "kilometer");
        AddNeeding(table, "Kilometer", Length, 1, UnitNeed.Distance, "cây", "cs");
        Put(table, new UnitWord(Meter, 1, UnitNeed.None), "m", "mét", "met", "meter", "thước tây");
        Add(table, "Decimeter", Length, "dm", "đề xi mét", "đê xi mét", "đêximét");
        AddNeeding(table, "Decimeter", Length, 1, UnitNeed.MarksOrWeight, "tấc");
        Add(table, "Centimeter", Length, "cm", "xăng ti mét", "xen ti mét", "xăngtimét", "xentimét", "xentimet", "centimet", "centimét", "cen ti mét", "xăng ti");
        Add(table, "Millimeter", Length, "mm", "mi li mét", "milimét", "milimet", "mili mét", "ly mét");
        Add(table, "Mile", Length, "mile", "miles");
        AddNeeding(table, "Mile", Length, 1, UnitNeed.MarksOrWeight, "dặm");
        Add(table, "Nautical mile", Length, "hải lý");
        Add(table, "Inch", Length, "inch", "inches", "in sơ");
        Add(table, "Foot", Length, "feet", "ft");
    }

    private static void AddSpeeds(PhraseTable<UnitWord> table)
    {
        Add(table, "Kilometer per hour", Speed, "km/h", "km h", "km giờ", "km/gio", "cây/h", "cs/h", "cây/giờ", "cây số/h", "km/g", "kmh", "km/1h", "km một giờ", "km 1 giờ", "km/1 giờ", "km trên giờ", "km mỗi giờ", "km trên một giờ", "kph", "cây số giờ", "cây số một giờ", "cây số trên giờ", "cây số mỗi giờ", "cây số 1 giờ", "cây số 1h", "cây 1 giờ", "cây 1h", "cây trên giờ", "cây một giờ", "kilomet giờ", "kilomet trên giờ", "kilômét giờ", "ki lô mét giờ", "ki lô mét một giờ", "ki lô mét trên giờ", "ki lô mét trên một giờ", "ki lô mét mỗi giờ");
        Add(table, "Meter per second", Speed, "m/s", "m giây", "mét giây", "mét trên giây", "mét một giây", "mét mỗi giây");
    }

    private static void AddAreasAndVolumes(PhraseTable<UnitWord> table)
    {
        Put(table, new UnitWord(SquareMeter, 1, UnitNeed.None), "mét vuông", "m vuông", "met vuông");
        Add(table, "Square kilometer", Area, "km2", "km vuông", "ki lô mét vuông", "kilomet vuông", "cây số vuông");
        Add(table, "Square centimeter", Area, "cm2", "cm vuông", "xăng ti mét vuông", "xentimet vuông");
        Add(table, "Square hectometer", Area, "héc ta", "hecta", "hécta", "hectare");
        AddNeeding(table, "Square hectometer", Area, 1, UnitNeed.Land, "ha");
        Add(table, "Cubic meter", Volume, "m3", "mét khối", "m khối", "met khối");
        AddNeeding(table, "Cubic meter", Volume, 1, UnitNeed.Bulk, "khối");
        Add(table, "Cubic centimeter", Volume, "cc", "cm3", "phân khối", "xi xi", "cm khối", "xăng ti mét khối", "xentimet khối", "centimet khối", "xen ti mét khối");
        AddNeeding(table, "Cubic centimeter", Volume, 1, UnitNeed.Engine, "phân");
        Add(table, "Liter", Volume, "l", "lít", "lit", "liter", "litre");
        Add(table, "Milliliter", Volume, "ml", "mililít", "mililit", "mi li lít", "mili lít", "mlit");
        Add(table, "Centiliter", Volume, "cl");
        Add(table, "Deciliter", Volume, "dl");
    }

    private static void AddWeights(PhraseTable<UnitWord> table)
    {
        Add(table, "Kilogram", Weight, "kg", "kilogam", "kilôgam", "ki lô gam", "kí lô gam", "ki lô", "kí lô", "kilo", "kgs", "kgam");
        AddNeeding(table, "Kilogram", Weight, 1, UnitNeed.MarksOrWeight, "cân", "ký", "kí");
        AddNeeding(table, "Kilogram", Weight, 10, UnitNeed.MarksOrWeight, "yến");
        AddNeeding(table, "Kilogram", Weight, 100, UnitNeed.MarksOrWeight, "tạ");
        AddNeeding(table, "Gram", Weight, 100, UnitNeed.MarksOrWeight, "lạng");
        Add(table, "Gram", Weight, "gam", "gram", "grams", "gr", "gờ ram");
        AddNeeding(table, "Gram", Weight, 1, UnitNeed.Weight, "g");
        Add(table, "Milligram", Weight, "mg", "miligam", "mi li gam", "mili gam", "milligram", "miligram");
        Add(table, "Microgram", Weight, "mcg", "µg", "micrôgam", "microgam");
        AddNeeding(table, "Metric ton", Weight, 1, UnitNeed.MarksOrWeight, "tấn");
    }

    private static void AddRatios(PhraseTable<UnitWord> table)
    {
        Add(table, "Milligram per liter", null, "mg/l", "mg/lít", "mg/lit", "mg/1 lit", "miligam/lit", "miligam/1 lit", "mg/1 lít", "mg/1l", "mg một lít", "mg trên lít", "mg trên một lít", "mg trên 1 lít", "mg mỗi lít", "miligam/lít", "miligam/l", "miligam/1 lít", "miligam/1l", "miligam trên lít", "miligam trên một lít", "miligam trên 1 lít", "miligam một lít", "mili gam/lít", "mili gam/1 lít", "mili gam trên lít", "mi li gam/lít", "mi li gam/1 lít", "mi li gam trên lít", "mi li gam trên một lít", "mi li gam một lít");
        Add(table, "Milligram per 100 milliliters", null, "mg/100ml", "mg trên 100ml", "mg/100 mililít", "mg/100 mililit", "mg một trăm ml", "miligam/100ml", "miligam/100 mililít", "miligam/100 mililit", "miligam/100 mi li lít", "miligam trên 100ml", "miligam trên 100 mililít", "miligam trên một trăm mililít", "mi li gam/100 mi li lít", "mi li gam trên 100 mi li lít", "mi li gam trên một trăm mi li lít", "mili gam/100 mili lít", "mili gam/100ml", "mg/dl");
        Add(table, "Milligram per kilogram", null, "mg/kg");
        Add(table, "Gram per liter", null, "gam/lít", "g/lít", "g/l", "gam/l");
        Add(table, "Gram per kilometer", null, "g/km");
        Add(table, "Liter per 100 kilometers", null, "lít/100km", "l/100km", "lít/100 km", "lít trên 100km");
    }

    private static void Add(PhraseTable<UnitWord> table, string name, string? subtype, params string[] words) => AddNeeding(table, name, subtype, 1, UnitNeed.None, words);

    private static void AddNeeding(PhraseTable<UnitWord> table, string name, string? subtype, double factor, UnitNeed need, params string[] words) =>
        Put(table, new UnitWord(new DimensionUnit(name, subtype), factor, need), words);

    private static void Put(PhraseTable<UnitWord> table, UnitWord unit, params string[] words)
    {
        foreach (var word in words) table.Add(word, unit);
    }
}
