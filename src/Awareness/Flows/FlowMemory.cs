using Awareness.Contacts;

namespace Awareness.Flows;

/// <summary>What a run knows while a turn goes through it: its variables, the built-in ones, and the person.</summary>
internal sealed class FlowMemory
{
    public const string Score = "score";
    public const string MaxScore = "max_score";
    public const string Ward = "ward";
    public const string SchoolLevel = "school_level";

    /// <summary>Characters of what a contact is said to be.</summary>
    private const int LongestTrait = 100;

    /// <summary>Far beyond any score, and far from where decimals end.</summary>
    public const decimal MostPoints = 1_000_000_000;

    private readonly Dictionary<string, FlowValue> variables = new(StringComparer.Ordinal);
    private readonly DateOnly today;

    public FlowMemory(FlowInput input, IReadOnlyDictionary<string, FlowValue>? kept)
    {
        today = input.Today;
        Contact = input.Contact;
        if (kept is null) return;
        foreach (var (name, value) in kept) Keep(name, value);
    }

    /// <summary>The person as of now.</summary>
    public Contact Contact { get; set; }

    /// <summary>The variables as the run keeps them.</summary>
    public IReadOnlyDictionary<string, FlowValue> Variables => variables;

    /// <summary>The variables as they are now, to be compared with later.</summary>
    public IReadOnlyDictionary<string, FlowValue> Snapshot() => new Dictionary<string, FlowValue>(variables, StringComparer.Ordinal);

    /// <summary>What the variables were in <paramref name="snapshot"/> that are something else now.</summary>
    public IReadOnlyDictionary<string, FlowValue> ChangedSince(IReadOnlyDictionary<string, FlowValue> snapshot)
    {
        var changed = new Dictionary<string, FlowValue>(StringComparer.Ordinal);
        foreach (var (name, value) in snapshot)
        {
            if (variables.GetValueOrDefault(name) != value) changed[name] = value;
        }

        foreach (var name in variables.Keys.Where(name => !snapshot.ContainsKey(name))) changed[name] = FlowValue.Nothing;
        return changed;
    }

    /// <summary>The value of a variable, built in or not; nothing when it is not set.</summary>
    public FlowValue Get(string name) => name switch
    {
        "today" => FlowValue.Of(today),
        "contact.age_band" => FlowValue.Of(Contact.AgeBand),
        "contact.ward" => FlowValue.Of(Contact.Ward),
        "contact.school_level" => FlowValue.Of(Contact.SchoolLevel),
        Score or MaxScore => variables.TryGetValue(name, out var points) ? points : FlowValue.Of(0m),
        _ => variables.GetValueOrDefault(name),
    };

    /// <summary>Sets a variable; nothing takes it away, and one too many is not taken.</summary>
    public void Set(string name, FlowValue value)
    {
        switch (name)
        {
            case "contact.age_band": SetTrait(Contact.AgeBand, value, (contact, trait) => contact with { AgeBand = trait }); return;
            case "contact.ward": SetTrait(Contact.Ward, value, (contact, trait) => contact with { Ward = trait }); return;
            case "contact.school_level": SetTrait(Contact.SchoolLevel, value, (contact, trait) => contact with { SchoolLevel = trait }); return;
        }

        Keep(name, value);
    }

    /// <summary>Adds to a number, which stays within bounds whatever it was.</summary>
    public void Add(string name, decimal points) => Set(name, FlowValue.Of(Math.Clamp(Get(name).AsNumber, -MostPoints, MostPoints) + points));

    /// <summary>Forgets all variables.</summary>
    public void Clear() => variables.Clear();

    /// <summary>What the person said of the group results are counted by: in this run, else before.</summary>
    public string? Group(string name, string? ofContact) => Get(name) is { Kind: not FlowValueKind.Nothing } said && said.ToString() is { Length: > 0 } text ? WholeText.Cut(text, LongestTrait) : ofContact;

    private void Keep(string name, FlowValue value)
    {
        if (value.Kind is FlowValueKind.Nothing) variables.Remove(name);
        else if (variables.Count < FlowLimits.Variables || variables.ContainsKey(name)) variables[name] = value;
    }

    private void SetTrait(string? before, FlowValue value, Func<Contact, string?, Contact> change)
    {
        var trait = value.ToString() is { Length: > 0 } text ? WholeText.Cut(text, LongestTrait) : null;
        if (trait != before) Contact = change(Contact, trait);
    }
}
