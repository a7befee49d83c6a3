using Awareness.App.Orders;
using Awareness.App.Publishing;
using Awareness.App.Reports;
using Awareness.Storage;

namespace Awareness.App.Hosting;

/// <summary>The folder that outlives the process: the database file and the keys. Only the service's own user may read it.</summary>
public sealed class DataFolder
{
    /// <summary>The SQLite file.</summary>
    public const string DatabaseFile = "awareness.db";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const string VersionsFolder = "versions";
    private const string BotVersionsFolder = "bot-versions";
    private const string ReportOrdersFolder = "report-orders";
    private const string DeadLetterOrdersFolder = "dead-letter-orders";
    private const string ZaloCodesFolder = "zalo-codes";
    private const string ChannelKeyFile = "channels.key";

    private readonly string path;

    private DataFolder(string path) => this.path = path;

    /// <summary>Opens the folder, creating it when missing. Throws <see cref="StartRefusedException"/> when it cannot be used.</summary>
    public static DataFolder Open(string path)
    {
        try
        {
            var full = Path.GetFullPath(path);
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(full);
            else Directory.CreateDirectory(full, OwnerOnly | UnixFileMode.UserExecute);
            return new DataFolder(full);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The data folder '{path}' cannot be used: {exception.Message} Name another with --data DIR.", exception);
        }
    }

    /// <summary>Where the database of a data folder lies: the PostgreSQL server when the settings name one, else the SQLite file in the folder. Looks at nothing.</summary>
    public static DatabaseSettings PlaceOf(string path, AwarenessSettings settings) => string.IsNullOrEmpty(settings.Postgres)
        ? new DatabaseSettings.Sqlite(Path.Combine(Path.GetFullPath(path), DatabaseFile))
        : new DatabaseSettings.Postgres(settings.Postgres);

    /// <summary>Opens the database: PostgreSQL when the settings name one, else the SQLite file in this folder.</summary>
    public async Task<Database> OpenDatabaseAsync(AwarenessSettings settings, TimeProvider time, ILogger<Database> logger, CancellationToken cancellationToken)
    {
        try
        {
            return await Database.OpenAsync(PlaceOf(path, settings), time, logger, cancellationToken);
        }
        catch (DatabaseException exception)
        {
            throw new StartRefusedException(exception.Message, exception);
        }
    }

    /// <summary>The published versions of the content in this folder.</summary>
    /// <param name="most">How many are kept; fewer than 2 stand for 2.</param>
    public VersionStore Versions(int most) => new(Path.Combine(path, VersionsFolder), Math.Max(2, most));

    /// <summary>The last versions of the bots that were in force: what a service starts with when the bots folder has mistakes.</summary>
    public VersionStore BotVersions => new(Path.Combine(path, BotVersionsFolder), most: 2);

    /// <summary>What officers order about hazard reports while a service holds the database.</summary>
    public OrderFolder<ReportOrder> ReportOrders => new(Path.Combine(path, ReportOrdersFolder), ReportOrderJson.Default.ReportOrder);

    /// <summary>What operators order about replies that could not be sent while a service holds the database.</summary>
    public OrderFolder<DeadLetterOrder> DeadLetterOrders => new(Path.Combine(path, DeadLetterOrdersFolder), DeadLetterOrderJson.Default.DeadLetterOrder);

    /// <summary>Codes of authorisations that the service is to exchange while it holds the database.</summary>
    public OrderFolder<ZaloCodeOrder> ZaloCodes => new(Path.Combine(path, ZaloCodesFolder), ZaloCodeOrderJson.Default.ZaloCodeOrder);

    /// <summary>The key that signs Direct Line tokens; made once and kept, so that open pages survive a restart. Throws <see cref="StartRefusedException"/> when it is there and is none.</summary>
    public byte[] DirectLineKey() => Key("directline.key", Channels.DirectLine.DirectLineKey.Length, Channels.DirectLine.DirectLineKey.New);

    /// <summary>The key that seals the tokens of channels in the database; made once and kept. Without it the accounts must be authorised anew. Throws <see cref="StartRefusedException"/> when it is there and is none.</summary>
    public byte[] ChannelKey() => Key(ChannelKeyFile, Channels.Credentials.ChannelKey.Length, Channels.Credentials.ChannelKey.New);

    /// <summary>The same key for a command that only looks, and makes none; null when there is none yet, or when it cannot be read.</summary>
    public static byte[]? FindChannelKey(string path)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(path, ChannelKeyFile)) is { Length: Channels.Credentials.ChannelKey.Length } key ? key : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private byte[] Key(string name, int length, Func<byte[]> make)
    {
        var file = Path.Combine(path, name);
        try
        {
            if (!File.Exists(file)) Keep(file, make());
            return File.ReadAllBytes(file) is var key && key.Length == length
                ? key
                : throw new StartRefusedException($"'{file}' is no key: it has {key.Length} bytes and not {length}. Put it back from a backup, or delete it: a new one is made then, and what was signed or sealed with the old one is lost.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The key '{file}' cannot be used: {exception.Message}", exception);
        }
    }

    /// <summary>The file appears whole or not at all: half a key would be found at every start from then on. A key that another process made meanwhile stays.</summary>
    private static void Keep(string file, byte[] key)
    {
        var part = $"{file}.{Environment.ProcessId}.part";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var stream = new FileStream(part, options))
        {
            stream.Write(key);
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(part, file);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(part);
        }
    }
}
