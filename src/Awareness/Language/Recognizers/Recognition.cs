using Awareness.Language.Recognizers.Choice;
using Awareness.Language.Recognizers.Numbers;
using Awareness.Language.Recognizers.Sequence;
using Awareness.Language.Recognizers.Units;

namespace Awareness.Language.Recognizers;

/// <summary>The one way to the recognizers: by culture and by the name of the model.</summary>
public static class Recognition
{
    /// <summary>Vietnamese, as Recognizers-Text writes cultures.</summary>
    public const string Vietnamese = "vi-vn";

    /// <summary>English.</summary>
    public const string English = "en-us";

    private static readonly Dictionary<string, IRecognizer> VietnameseModels = ByName(
    [
        new NumberRecognizer(NumberFinder.Find),
        new OrdinalRecognizer(),
        new PercentageRecognizer(),
        new AgeRecognizer(AgeReader.Find),
        new CurrencyRecognizer(),
        new DimensionRecognizer(),
        new PhoneNumberRecognizer(), new UrlRecognizer(), new EmailRecognizer(), new BooleanRecognizer(Answers.Read),
    ]);

    private static readonly Dictionary<string, IRecognizer> EnglishModels = ByName(
    [
        new NumberRecognizer(EnglishNumberReader.Find),
        new AgeRecognizer(EnglishAgeReader.Find),
        new PhoneNumberRecognizer(), new UrlRecognizer(), new EmailRecognizer(), new BooleanRecognizer(EnglishAnswers.Read),
    ]);

    /// <summary>The recognizer of a culture by its model's name, whatever its capitals; null when there is none.</summary>
    public static IRecognizer? Find(string culture, string model) =>
        (string.Equals(culture, English, StringComparison.OrdinalIgnoreCase) ? EnglishModels : VietnameseModels).GetValueOrDefault(model);

    /// <summary>All recognizers of a culture.</summary>
    public static IReadOnlyCollection<IRecognizer> All(string culture) =>
        (string.Equals(culture, English, StringComparison.OrdinalIgnoreCase) ? EnglishModels : VietnameseModels).Values;

    private static Dictionary<string, IRecognizer> ByName(IEnumerable<IRecognizer> recognizers) =>
        recognizers.ToDictionary(recognizer => recognizer.Name, StringComparer.OrdinalIgnoreCase);
}
