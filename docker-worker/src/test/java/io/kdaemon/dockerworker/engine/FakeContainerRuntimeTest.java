package io.kdaemon.dockerworker.engine;

class FakeContainerRuntimeTest extends ContainerRuntimeContract {

    private final FakeContainerRuntime engine = new FakeContainerRuntime();

    @Override
    protected ContainerRuntime engine() {
        return engine;
    }

    @Override
    protected String image() {
        return FakeContainerRuntime.IMAGE;
    }

    @Override
    protected String imageInRegistry() {
        return FakeContainerRuntime.IN_REGISTRY;
    }

    @Override
    protected String imageNowhere() {
        return "registry/nothing:1";
    }

    @Override
    protected String crashing() {
        return FakeContainerRuntime.CRASHING;
    }
}
