using System.ComponentModel.DataAnnotations;
using Awareness.Bots;
using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Knowledge;

namespace Awareness.App.Page;

/// <summary>The public page: useful before any script runs, with the chat on top of it.</summary>
public static class PageEndpoints
{
    /// <summary>
    /// Bytes of a request line the server must let through, so that even an over-long question gets a kind page:
    /// in an address a Vietnamese letter takes up to nine bytes.
    /// </summary>
    public const int LongestRequestLine = 64 * 1024;

    private const string ChannelId = "page";
    private const string NoVisitor = "none";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>
    /// Maps the front page, <c>/hoi</c>, <c>/hoi/{topic}</c>, <c>/nhung</c> with its <c>/nhung.js</c> for other sites, the page's files below <c>/tai</c>, <c>/favicon.svg</c> and <c>/robots.txt</c>.
    /// Throws <see cref="ValidationException"/> when <paramref name="settings"/> are out of range.
    /// </summary>
    public static void MapPage(this IEndpointRouteBuilder endpoints, PageSettings settings)
    {
        Validator.ValidateObject(settings, new ValidationContext(settings), validateAllProperties: true);
        var assets = PageAssets.Load(settings.WebFolder);
        var response = new PageResponse(settings, assets);

        endpoints.MapMethods("/", Reading, (HttpContext context, KnowledgeSource knowledge, TimeProvider time) =>
            response.WriteAsync(context, FrontPage.Create(new PageVisit(knowledge.Current, time.GetUtcNow()) { Bots = BotsOf(context) }, settings, assets)));
        endpoints.MapMethods("/hoi", Reading, (HttpContext context, KnowledgeSource knowledge, TimeProvider time) =>
            response.WriteAsync(context, Answer(context, new PageVisit(knowledge.Current, time.GetUtcNow()) { Bots = BotsOf(context) }, settings)));
        endpoints.MapMethods("/hoi/{topicId}", Reading, (HttpContext context, string topicId, KnowledgeSource knowledge, TimeProvider time) =>
        {
            var visit = new PageVisit(knowledge.Current, time.GetUtcNow());
            return response.WriteAsync(context, TopicPage.Create(visit, topicId, settings) ?? NotFoundPage.Create(visit, settings));
        });
        endpoints.MapMethods("/nhung", Reading, (HttpContext context, KnowledgeSource knowledge, TimeProvider time) =>
            response.WriteAsync(context, EmbedPage.Create(new PageVisit(knowledge.Current, time.GetUtcNow()), settings, assets)));
        endpoints.MapMethods($"/{PageAssets.Embed}", Reading, (HttpContext context) => assets.WriteAsync(context, PageAssets.Embed));
        endpoints.MapMethods("/tai/{file}", Reading, (HttpContext context, string file) => assets.WriteAsync(context, file));
        endpoints.MapMethods("/favicon.svg", Reading, (HttpContext context) => assets.WriteAsync(context, PageAssets.Icon));
        endpoints.MapMethods("/robots.txt", Reading, () => TypedResults.Text("User-agent: *\nDisallow: /api/\nDisallow: /v3/\nDisallow: /nhung\nDisallow: /tai/webchat\n"));
    }

    /// <summary>Shows a page in Vietnamese instead of an empty 404 to somebody who opened a wrong address in a browser. Put it before the endpoints.</summary>
    public static void UsePageNotFound(this IApplicationBuilder app, PageSettings settings)
    {
        var response = new PageResponse(settings, PageAssets.Load(webFolder: null));
        app.Use(async (context, next) =>
        {
            await next(context);
            if (context.Response is not { StatusCode: StatusCodes.Status404NotFound, HasStarted: false, ContentType: null, ContentLength: null }) return;
            if (!HttpMethods.IsGet(context.Request.Method) || !context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)) return;
            var services = context.RequestServices;
            var visit = new PageVisit(services.GetRequiredService<KnowledgeSource>().Current, services.GetRequiredService<TimeProvider>().GetUtcNow());
            await response.WriteAsync(context, NotFoundPage.Create(visit, settings));
        });
    }

    /// <summary>The bots the chat offers; none where none are set up.</summary>
    private static BotLibrary BotsOf(HttpContext context) => context.RequestServices.GetService<BotSource>()?.Current ?? BotLibrary.None;

    private static PageView Answer(HttpContext context, PageVisit visit, PageSettings settings)
    {
        var question = PageQuestion.Read(context.Request.Query["cau"], settings.QuestionLength);
        return AnswerPage.Create(visit, question, Ask(visit, question.Text), settings);
    }

    /// <summary>Runs the engine for somebody we know nothing of; nothing is stored.</summary>
    private static Turn Ask(PageVisit visit, string question)
    {
        var activity = new Activity { Type = ActivityTypes.Message, ChannelId = ChannelId, Text = question, TextFormat = "plain", Locale = "vi-VN" };
        var state = new TurnState(Conversation.New(new ConversationKey(ChannelId, NoVisitor)), Contact.New(new ContactKey(ChannelId, NoVisitor)));
        return TurnEngine.Run(new TurnInput(activity, state, visit.Knowledge, visit.Now) { Bots = visit.Bots, HasConversation = false });
    }
}
