using Awareness.Benchmarks;
using Awareness.Benchmarks.Delivery;
using Awareness.Benchmarks.Http;
using Awareness.Benchmarks.Inner;
using Awareness.Benchmarks.Recognizers;
using Awareness.Benchmarks.Report;
using Awareness.Benchmarks.Search;
using Awareness.Benchmarks.Turns;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

switch (args)
{
    case []:
    case ["http" or "webhooks" or "turns" or "flows" or "runs" or "search" or "corpus" or "recognizers" or "start" or "lanes"]:
        var only = args is [var named] ? named : null;
        var report = new FigureReport(Console.Out);
        Machine.Describe(report);
        var knowledge = Workload.LoadKnowledge();
        if (only is null or "http") await Throughput.RunAsync(report, stop.Token);
        if (only is null or "webhooks") await Acknowledgement.RunAsync(report, stop.Token);
        if (only is null or "turns") await TurnLatency.RunAsync(report, knowledge, stop.Token);
        if (only is null or "turns" or "flows") FlowTurnLatency.Run(report, knowledge);
        if (only is "runs") await ManyRuns.RunAsync(report, knowledge, stop.Token);
        if (only is null or "search") SearchLatency.Run(report, knowledge, stop.Token);
        if (only is null or "search" or "corpus") await CorpusLatency.RunAsync(report, knowledge.Content.Lexicon, stop.Token);
        if (only is null or "recognizers") RecognizerLatency.Run(report, stop.Token);
        if (only is null or "lanes") await LaneLatency.RunAsync(report, stop.Token);
        if (only is null or "start") await StartUp.RunAsync(report, stop.Token);
        return 0;
    case ["inner", .. var filter]:
        return InnerLoops.Run(filter);
    case ["words", var folder]:
        WordExport.Write(Workload.LoadKnowledge(), folder);
        return 0;
    case ["bare", var url]:
        await BareEndpoint.RunAsync(url);
        return 0;
    default:
        Console.Error.WriteLine("Words: none for the whole report; http, webhooks, turns, flows (a part of turns), runs (not in the whole report), search, corpus (a part of search), recognizers, lanes or start for a part of it; inner [filter] for the inner loops; words DIR for the texts Lucene scores.");
        return 1;
}
