import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ProgramReport","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/ProgramReport.md","filePath":"api/analysis/interfaces/ProgramReport.md"}');
const _sfc_main = { name: "api/analysis/interfaces/ProgramReport.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / ProgramReport</p><h1 id="interface-programreport" tabindex="-1">Interface: ProgramReport <a class="header-anchor" href="#interface-programreport" aria-label="Permalink to &quot;Interface: ProgramReport&quot;">​</a></h1><p>What <code>inspectProgram</code> gives.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./AnalysisReport"><code>AnalysisReport</code></a>&lt;<code>&quot;program&quot;</code>&gt;</li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="arenabytes" tabindex="-1">arenaBytes <a class="header-anchor" href="#arenabytes" aria-label="Permalink to &quot;arenaBytes&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>arenaBytes</strong>: <code>number</code></p></blockquote><p>Memory of values that are neither arguments, states nor results.</p><hr><h3 id="graph" tabindex="-1">graph <a class="header-anchor" href="#graph" aria-label="Permalink to &quot;graph&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>graph</strong>: <code>string</code></p></blockquote><p>The graph after simplification, one node a line: <code>%2 = add(%0, %1) : float32 [2, 3]</code>. Results first among the outputs, then new values of states.</p><hr><h3 id="kernels" tabindex="-1">kernels <a class="header-anchor" href="#kernels" aria-label="Permalink to &quot;kernels&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>kernels</strong>: <code>number</code></p></blockquote><p>How many are run, one after another or at once.</p><hr><h3 id="program" tabindex="-1">program <a class="header-anchor" href="#program" aria-label="Permalink to &quot;program&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>program</strong>: <code>string</code></p></blockquote><p>A line for each kernel, under the stage that it runs in, with bytes of what it reads and writes, and the layer that it works for.</p><hr><h3 id="stages" tabindex="-1">stages <a class="header-anchor" href="#stages" aria-label="Permalink to &quot;stages&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>stages</strong>: <code>number</code></p></blockquote><p>Between stages, threads wait for each other.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>kind</code>, <code>version</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/ProgramReport.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ProgramReport = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ProgramReport as default
};
