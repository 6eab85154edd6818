using System.Linq.Expressions;
using Hangfire.Common;
using Hangfire.Server;
using Hangfire.Storage;

namespace Hangfire.Embedded.Tests.Common;

public sealed class JobExpressionTests
{
    [Fact]
    public void CapturedVariablesAndComputedValuesAreEvaluated()
    {
        var captured = "a";
        var holder = new { Number = 3 };

        var job = Job.FromExpression<Jobs>(jobs => jobs.Take(captured + "b", holder.Number + 1));

        Assert.Equal([typeof(Jobs)], [job.Type]);
        Assert.Equal(["ab", 4], job.Args);
    }

    [Fact]
    public void AStaticMethodNeedsNoObject()
    {
        var job = Job.FromExpression(() => Jobs.Stand());

        Assert.Equal((typeof(Jobs), "Stand"), (job.Type, job.Method.Name));
    }

    [Fact]
    public void AnInstanceCallTakesTheClassOfTheObject()
    {
        var jobs = Services()[0];

        Assert.Equal(typeof(Jobs), Job.FromExpression(() => jobs.Take("a", 1)).Type);
    }

    [Fact]
    public void AnInterfaceIsKeptWhenNamed() =>
        Assert.Equal(typeof(IJobs), Job.FromExpression<IJobs>(jobs => jobs.Take("a", 1)).Type);

    [Fact]
    public void AnAsynchronousMethodIsTaken() =>
        Assert.Equal("TakeAsync", Job.FromExpression<Jobs>(jobs => jobs.TakeAsync(CancellationToken.None)).Method.Name);

    [Fact]
    public void AMethodReturningValueTaskIsTakenThroughItsTask() =>
        Assert.Equal("TakeLater", Job.FromExpression<Jobs>(jobs => jobs.TakeLater().AsTask()).Method.Name);

    [Fact]
    public void AnInheritedMethodKeepsTheNamedClass()
    {
        var job = Roundtrip(Job.FromExpression<Derived>(jobs => jobs.Take("a", 1)));

        Assert.Equal(typeof(Derived), job.Type);
        Assert.Equal(nameof(Jobs.Take), job.Method.Name);
    }

    [Fact]
    public void AGenericMethodSurvivesStorage()
    {
        var job = Roundtrip(Job.FromExpression<Jobs>(jobs => jobs.Handle(new List<int> { 1 })));

        Assert.Equal([typeof(int)], job.Method.GetGenericArguments());
        Assert.Equal(new List<int> { 1 }, job.Args[0]);
    }

    [Fact]
    public void AMethodOfABaseInterfaceSurvivesStorage() =>
        Assert.Equal(nameof(IJobs.Take), Roundtrip(Job.FromExpression<IMoreJobs>(jobs => jobs.Take("a", 1))).Method.Name);

    [Fact]
    public void OverloadsAreToldApartByTheirParameters()
    {
        var job = Roundtrip(Job.FromExpression<Jobs>(jobs => jobs.Take(5)));

        Assert.Equal([5], job.Args);
    }

    [Fact]
    public void ParametersOfTheEngineAreStoredAsNull()
    {
        var data = InvocationData.SerializeJob(Job.FromExpression<Jobs>(jobs => jobs.Watch(JobCancellationToken.Null, null!, CancellationToken.None)));

        Assert.Equal("[null,null,null]", data.Arguments);
    }

    [Fact]
    public void ABodyThatIsNoCallIsRefused() =>
        Assert.Throws<ArgumentException>(() => Job.FromExpression(Expression.Lambda<Action>(Expression.Empty())));

    [Fact]
    public void ADelegateArgumentIsRefused() =>
        Assert.Throws<NotSupportedException>(() => Job.FromExpression<Jobs>(jobs => jobs.Call(null!)));

    [Fact]
    public void AnAsyncVoidMethodIsRefused() =>
        Assert.Throws<NotSupportedException>(() => Job.FromExpression<Jobs>(jobs => jobs.Forget()));

    [Fact]
    public void AnInvalidQueueNameIsRefusedWithItsText()
    {
        var error = Assert.Throws<ArgumentException>(() => Job.FromExpression(() => Jobs.Stand(), "Not Valid"));

        Assert.StartsWith(
            "The queue name must consist of lowercase letters, digits, underscore, and dash characters only. Given: 'Not Valid'.", error.Message);
    }

    [Fact]
    public void AMissingMethodIsALoadErrorThatNamesIt()
    {
        var data = new InvocationData(typeof(Jobs).AssemblyQualifiedName!, "Gone", "[]", "[]");

        var error = Assert.Throws<JobLoadException>(() => data.DeserializeJob());

        Assert.Contains("`Gone()`", error.InnerException!.Message);
    }

    [Fact]
    public void AMissingTypeIsALoadError() =>
        Assert.Throws<JobLoadException>(() => new InvocationData("No.Such, NoAssembly", "Run", "[]", "[]").DeserializeJob());

    [Fact]
    public void AnArgumentWithAnotherShapeIsALoadError() =>
        Assert.Throws<JobLoadException>(() =>
            new InvocationData(typeof(Jobs).AssemblyQualifiedName!, "Take", "[\"System.Int32\"]", "[\"\\\"text\\\"\"]").DeserializeJob());

    private static List<IJobs> Services() => [new Jobs()];

    private static Job Roundtrip(Job job) => InvocationData.SerializeJob(job).DeserializeJob();

#pragma warning disable CA1822 // Jobs are instance methods.
    public interface IJobs
    {
        void Take(string text, int number);
    }

    public interface IMoreJobs : IJobs;

    public class Jobs : IJobs
    {
        public static void Stand()
        {
        }

        public void Take(string text, int number)
        {
        }

        public void Take(int number)
        {
        }

        public void Handle<T>(List<T> items)
        {
        }

        public Task TakeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public ValueTask TakeLater() => ValueTask.CompletedTask;

        public void Watch(IJobCancellationToken jobToken, PerformContext context, CancellationToken token)
        {
        }

        public void Call(Action action)
        {
        }

        public async void Forget() => await Task.Yield();
    }

    public class Derived : Jobs;
#pragma warning restore CA1822
}
