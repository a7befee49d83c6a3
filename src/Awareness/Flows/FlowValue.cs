using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Awareness.Flows;

/// <summary>The kind of a <see cref="FlowValue"/>.</summary>
public enum FlowValueKind
{
    /// <summary>Not set.</summary>
    Nothing,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text of at most <see cref="FlowLimits.ValueLength"/> characters.</summary>
    Text,

    /// <summary>A day.</summary>
    Date,
}

/// <summary>What a variable of a flow holds. Comparing, adding and showing never fail: what makes no sense gives <see cref="Nothing"/>.</summary>
[JsonConverter(typeof(FlowValueConverter))]
public readonly record struct FlowValue
{
    private FlowValue(FlowValueKind kind, decimal number, string? text)
    {
        Kind = kind;
        AsNumber = number;
        AsText = text;
    }

    /// <summary>Not set.</summary>
    public static FlowValue Nothing => default;

    /// <summary>What it is.</summary>
    public FlowValueKind Kind { get; }

    /// <summary>The number; 1 and 0 for true and false; the day's number since 0001-01-01 for a date; else 0.</summary>
    public decimal AsNumber { get; }

    /// <summary>The text; null for any other kind.</summary>
    public string? AsText { get; }

    /// <summary>True when a condition holds on it: a true truth, a number that is not 0, a text that is not empty, any date.</summary>
    public bool IsTrue => Kind switch
    {
        FlowValueKind.Truth or FlowValueKind.Number => AsNumber != 0,
        FlowValueKind.Text => AsText is { Length: > 0 },
        FlowValueKind.Date => true,
        _ => false,
    };

    /// <summary>The day; null for any other kind.</summary>
    public DateOnly? AsDate => Kind is FlowValueKind.Date ? DateOnly.FromDayNumber((int)AsNumber) : null;

    /// <summary>True or false.</summary>
    public static FlowValue Of(bool truth) => new(FlowValueKind.Truth, truth ? 1 : 0, text: null);

    /// <summary>A number.</summary>
    public static FlowValue Of(decimal number) => new(FlowValueKind.Number, number, text: null);

    /// <summary>A text of whole characters, cut to <see cref="FlowLimits.ValueLength"/>; null gives <see cref="Nothing"/>.</summary>
    /// <remarks>Half a surrogate pair is mended here, so that a run says the same before and after it was stored.</remarks>
    public static FlowValue Of(string? text) => text is null ? Nothing : new FlowValue(FlowValueKind.Text, 0, WholeText.Mend(WholeText.Cut(text, FlowLimits.ValueLength)));

    /// <summary>A day.</summary>
    public static FlowValue Of(DateOnly day) => new(FlowValueKind.Date, day.DayNumber, text: null);

    /// <summary>As a person reads it: "có" and "không", numbers with a decimal comma, days as dd/MM/yyyy; empty for nothing.</summary>
    public override string ToString() => Kind switch
    {
        FlowValueKind.Truth => AsNumber != 0 ? "có" : "không",
        FlowValueKind.Number => AsNumber.ToString("0.##", Shown),
        FlowValueKind.Text => AsText ?? "",
        FlowValueKind.Date => DateOnly.FromDayNumber((int)AsNumber).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        _ => "",
    };

    private static readonly NumberFormatInfo Shown = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };
}

/// <summary>Keeps values as JSON: numbers, strings, true, false, and days as <c>{"day":"2027-06-01"}</c>.</summary>
public sealed class FlowValueConverter : JsonConverter<FlowValue>
{
    private const string Day = "day";

    /// <inheritdoc/>
    public override FlowValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True: return FlowValue.Of(truth: true);
            case JsonTokenType.False: return FlowValue.Of(truth: false);
            case JsonTokenType.Number: return FlowValue.Of(reader.GetDecimal());
            case JsonTokenType.String: return FlowValue.Of(reader.GetString());
            case JsonTokenType.StartObject: return ReadDay(ref reader);
            default: return FlowValue.Nothing;
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, FlowValue value, JsonSerializerOptions options)
    {
        switch (value.Kind)
        {
            case FlowValueKind.Truth: writer.WriteBooleanValue(value.IsTrue); break;
            case FlowValueKind.Number: writer.WriteNumberValue(value.AsNumber); break;
            case FlowValueKind.Text: writer.WriteStringValue(value.AsText); break;
            case FlowValueKind.Date:
                writer.WriteStartObject();
                writer.WriteString(Day, value.AsDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                writer.WriteEndObject();
                break;
            default: writer.WriteNullValue(); break;
        }
    }

    private static FlowValue ReadDay(ref Utf8JsonReader reader)
    {
        var value = FlowValue.Nothing;
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndObject)
        {
            if (reader.TokenType is JsonTokenType.String && DateOnly.TryParseExact(reader.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) value = FlowValue.Of(day);
        }

        return value;
    }
}
