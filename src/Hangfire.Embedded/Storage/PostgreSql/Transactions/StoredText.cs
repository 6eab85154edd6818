using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hangfire.Storage;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>Texts and JSON in the form the database takes.</summary>
internal static class StoredText
{
    private const int MostKept = 64 * 1024;

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    /// <summary>
    /// Replaces what PostgreSQL cannot store in a text: the zero character and half surrogate pairs. Without it a job whose error message
    /// contains one could never be recorded as failed.
    /// </summary>
    public static string? Clean(string? text)
    {
        if (text == null || !NeedsCleaning(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.Value == 0 ? "\uFFFD" : rune.ToString());
        }

        return clean.ToString();
    }

    public static string OfInvocation(InvocationData data) => Write(writer =>
    {
        writer.WriteString("Type", Clean(data.Type));
        writer.WriteString("Method", Clean(data.Method));
        writer.WriteString("ParameterTypes", Clean(data.ParameterTypes));
        writer.WriteString("Arguments", Clean(data.Arguments));
        if (data.Queue != null)
        {
            writer.WriteString("Queue", data.Queue);
        }
    });

    public static string? OfStateData(Dictionary<string, string>? data) => data == null ? null : Write(writer =>
    {
        foreach (var (name, value) in data)
        {
            writer.WriteString(Clean(name)!, Clean(value));
        }
    });

    private static string Write(Action<Utf8JsonWriter> write)
    {
        var used = buffer ??= new ArrayBufferWriter<byte>();
        var json = writer ??= new Utf8JsonWriter(used, Relaxed);
        try
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
            json.Flush();
            return Encoding.UTF8.GetString(used.WrittenSpan);
        }
        finally
        {
            Reset(used, json);
        }
    }

    // One long text is no reason to hold that much memory for each thread.
    private static void Reset(ArrayBufferWriter<byte> used, Utf8JsonWriter json)
    {
        used.ResetWrittenCount();
        json.Reset();
        if (used.Capacity > MostKept)
        {
            (buffer, writer) = (null, null);
        }
    }

    private static bool NeedsCleaning(string text) => text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') || text.Contains('\0');
}
