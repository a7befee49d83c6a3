namespace Awareness.Language.Recognizers.Times;

/// <summary>A day of the Vietnamese lunar calendar.</summary>
/// <param name="Year">Lunar year, named after the solar year in which it begins.</param>
/// <param name="Month">Month, 1 to 12.</param>
/// <param name="Day">Day, 1 to 30.</param>
/// <param name="IsLeap">True when the month repeats the number of the one before it.</param>
public readonly record struct LunarDate(int Year, int Month, int Day, bool IsLeap = false);
