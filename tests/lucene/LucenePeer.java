import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/**
 * Apache Lucene 8 as the peer of our search.
 * record COLLECTION QUERIES OUT: the scores of BM25Similarity over whitespace-separated words, for our tests to compare with.
 * time COLLECTION QUERIES: how long a search takes, for the benchmarks.
 */
public final class LucenePeer {
    private static final String FIELD = "text";
    private static final int HITS = 20;
    private static final int TOP = 10;
    private static final int WARM_UP_SEARCHES = 20_000;
    private static final int ROUNDS = 5;

    public static void main(String[] arguments) throws IOException {
        List<String> collection = Files.readAllLines(Path.of(arguments[1]), StandardCharsets.UTF_8);
        List<String> queries = Files.readAllLines(Path.of(arguments[2]), StandardCharsets.UTF_8);
        BooleanQuery.setMaxClauseCount(1 << 16);
        if (arguments[0].equals("record")) {
            record(collection, queries, Path.of(arguments[3]));
        } else {
            time("standard", new StandardAnalyzer(), collection, queries);
            time("folded-pairs", new FoldedPairs(), collection, queries);
        }
    }

    private static void record(List<String> collection, List<String> queries, Path out) throws IOException {
        Analyzer analyzer = new WhitespaceAnalyzer();
        try (BufferedWriter writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
            for (float[] constants : new float[][] {{1.2f, 0.75f}, {0.9f, 0.4f}}) {
                BM25Similarity similarity = new BM25Similarity(constants[0], constants[1]);
                try (Directory directory = index(analyzer, similarity, collection); DirectoryReader reader = DirectoryReader.open(directory)) {
                    IndexSearcher searcher = new IndexSearcher(reader);
                    searcher.setSimilarity(similarity);
                    for (int number = 0; number < queries.size(); number++) {
                        writer.write(constants[0] + "\t" + constants[1] + "\t" + number);
                        for (ScoreDoc hit : searcher.search(anyOf(analyzer, queries.get(number)), HITS).scoreDocs) {
                            writer.write("\t" + hit.doc + ":" + hit.score);
                        }

                        writer.write("\n");
                    }
                }
            }
        }
    }

    private static void time(String name, Analyzer analyzer, List<String> collection, List<String> queries) throws IOException {
        BM25Similarity similarity = new BM25Similarity();
        long start = System.nanoTime();
        try (Directory directory = index(analyzer, similarity, collection); DirectoryReader reader = DirectoryReader.open(directory)) {
            double buildSeconds = (System.nanoTime() - start) / 1e9;
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setSimilarity(similarity);
            searcher.setQueryCache(null);
            long found = 0;
            for (int i = 0; i < Math.min(WARM_UP_SEARCHES, queries.size() * ROUNDS * 10); i++) {
                found += searcher.search(anyOf(analyzer, queries.get(i % queries.size())), TOP).scoreDocs.length;
            }

            double[] p50 = new double[ROUNDS];
            double[] p99 = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                double[] micros = new double[queries.size()];
                for (int i = 0; i < micros.length; i++) {
                    long begin = System.nanoTime();
                    found += searcher.search(anyOf(analyzer, queries.get(i)), TOP).scoreDocs.length;
                    micros[i] = (System.nanoTime() - begin) / 1e3;
                }

                Arrays.sort(micros);
                p50[round] = micros[micros.length / 2];
                p99[round] = micros[micros.length * 99 / 100];
            }

            Arrays.sort(p50);
            Arrays.sort(p99);
            System.out.println(name + "\t" + p50[ROUNDS / 2] + "\t" + p99[ROUNDS / 2] + "\t" + buildSeconds + "\t" + found);
        }
    }

    private static Directory index(Analyzer analyzer, BM25Similarity similarity, List<String> collection) throws IOException {
        FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        Directory directory = new ByteBuffersDirectory();
        IndexWriterConfig config = new IndexWriterConfig(analyzer).setSimilarity(similarity).setRAMBufferSizeMB(256);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (String text : collection) {
                Document document = new Document();
                document.add(new Field(FIELD, text, type));
                writer.addDocument(document);
            }

            writer.forceMerge(1);
        }

        return directory;
    }

    private static Query anyOf(Analyzer analyzer, String query) throws IOException {
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        for (String word : words(analyzer, query)) {
            builder.add(new TermQuery(new Term(FIELD, word)), BooleanClause.Occur.SHOULD);
        }

        return builder.build();
    }

    private static List<String> words(Analyzer analyzer, String text) throws IOException {
        List<String> words = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream(FIELD, text)) {
            CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(word.toString());
            }

            stream.end();
        }

        return words;
    }

    /** What suits Vietnamese best among Lucene's own parts: marks removed, words and adjacent pairs. */
    private static final class FoldedPairs extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer tokenizer = new StandardTokenizer();
            return new TokenStreamComponents(tokenizer, new ShingleFilter(new ASCIIFoldingFilter(new LowerCaseFilter(tokenizer)), 2, 2));
        }
    }
}
