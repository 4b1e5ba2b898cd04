package io.kdaemon.bench.simulator;

import io.kdaemon.bench.simulator.EngineJson.Event;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One client's connection to one simulated node: every call is late, fails or is lost as the node behaves. */
final class NodeConnection extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final int SERVER_ERROR = 500;

    private final SimulatedNode node;
    private final SimulatedEngineApi api;
    private final CallCounts counts;
    private final RandomGenerator random;
    private @Nullable Consumer<Event> listener;

    NodeConnection(SimulatedNode node, SimulatedEngineApi api, CallCounts counts, RandomGenerator random) {
        this.node = node;
        this.api = api;
        this.counts = counts;
        this.random = random;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest http) {
        NodeBehaviour behaviour = node.behaviour();
        if (behaviour.mode() == NodeBehaviour.Mode.HANGING) {
            return;
        }
        EngineRequest request = EngineRequest.of(http);
        boolean keepAlive = HttpUtil.isKeepAlive(http);
        Duration latency = behaviour.latency().next(random);
        if (latency.isZero()) {
            answer(context, request, keepAlive);
        } else {
            context.executor()
                    .schedule(() -> answer(context, request, keepAlive), latency.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void answer(ChannelHandlerContext context, EngineRequest request, boolean keepAlive) {
        NodeBehaviour behaviour = node.behaviour();
        counts.count(request);
        if (random.nextDouble() < behaviour.errorRate()) {
            write(context, (Reply.Whole) Reply.problem(SERVER_ERROR, "a simulated error"), keepAlive);
            return;
        }
        Reply reply = api.answer(node, request);
        if (random.nextDouble() < behaviour.lostRate()) {
            context.close();
            return;
        }
        switch (reply) {
            case Reply.Whole whole -> write(context, whole, keepAlive);
            case Reply.Lines lines -> follow(context, lines);
        }
    }

    private static void write(ChannelHandlerContext context, Reply.Whole reply, boolean keepAlive) {
        Http.write(context, HttpResponseStatus.valueOf(reply.status()), reply.body(), keepAlive);
    }

    private void follow(ChannelHandlerContext context, Reply.Lines lines) {
        DefaultHttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        head.headers().set(HttpHeaderNames.CONTENT_TYPE, Http.JSON);
        HttpUtil.setTransferEncodingChunked(head, true);
        context.writeAndFlush(head);
        Consumer<Event> told = event -> tell(context, lines, event);
        listener = told;
        node.listen(told);
    }

    private void tell(ChannelHandlerContext context, Reply.Lines lines, Event event) {
        if (!lines.wanted().test(event)) {
            return;
        }
        byte[] json = EngineJson.bytes(lines.line().apply(event));
        context.writeAndFlush(new DefaultHttpContent(
                Unpooled.wrappedBuffer(json, System.lineSeparator().getBytes())));
        if (lines.once()) {
            unlisten();
            context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        unlisten();
        context.fireChannelInactive();
    }

    /** Clients come and go; a broken connection is nothing to report. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    private void unlisten() {
        if (listener != null) {
            node.unlisten(listener);
            listener = null;
        }
    }
}
