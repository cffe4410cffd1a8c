import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"0002 · Engine: what differs from the first sketch, and why","description":"","frontmatter":{},"headers":[],"relativePath":"decisions/0002-engine.md","filePath":"decisions/0002-engine.md"}');
const _sfc_main = { name: "decisions/0002-engine.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="_0002-·-engine-what-differs-from-the-first-sketch-and-why" tabindex="-1">0002 · Engine: what differs from the first sketch, and why <a class="header-anchor" href="#_0002-·-engine-what-differs-from-the-first-sketch-and-why" aria-label="Permalink to &quot;0002 · Engine: what differs from the first sketch, and why&quot;">​</a></h1><p><strong>Kernel IR is data; every backend interprets the same Program.</strong> The <code>js</code> backend executes the kernel IR with plain loops, so a comparison of <code>js</code> and <code>wasm</code> tests kernels, and a comparison of <code>js</code> with the float64 reference of the graph tests the compiler.</p><p><strong>Micro-tile 4×8, not 6×8.</strong> V8 moves all loads of a loop body to its top. With 6×8, 12 accumulators, 6 broadcasts and 2 vectors of B exceed the 15 registers that it allocates, accumulators are spilled, and on AMD Zen 5 a loop-carried spill costs 14 cycles an iteration: 28 GFLOP/s. 4×8 (14 registers) runs at 57 GFLOP/s a core on both Intel and AMD. Row strides are constants of the emitted kernel, so one pointer reaches all rows.</p><p><strong>State outside <code>compile</code> is functional.</strong> <code>realize()</code> writes new values of a state beside the old ones, so a lazy tensor that read the old values stays valid. Inside <code>compile</code> the Program overwrites states in place; a lazy tensor that still refers to overwritten values throws instead of showing wrong ones.</p><p><strong>Checks are outputs.</strong> A label out of range cannot throw while a graph is being built. <code>requireAll(condition, message)</code> adds a flag to the Program; the run that finds it set throws <code>ValueError</code> with the message.</p><p><strong>Modules&#39; modes are guards.</strong> Reading <code>module.training</code> while tracing records the value; a compiled function is traced again when it changes, so <code>eval()</code> after compiling does what it says.</p><p><strong>Batch norm is four reductions in two passes.</strong> Statistics are taken of <code>x − x[0, 0, 0, c]</code>: shifted by a sample, the one-pass variance does not cancel, and the gradient of the composed formula needs exactly two sums, Σ dy and Σ dy·x, that share a pass.</p><p><strong>Values of a Program are recomputed or stored by cost.</strong> A node used by several kernels is stored when recomputing it would move more memory (loads plus the price of its transcendental functions) than a store and the loads of it. Per-channel values that are spread over pixels are always stored: once per channel, not once per pixel.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("decisions/0002-engine.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const _0002Engine = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  _0002Engine as default
};
